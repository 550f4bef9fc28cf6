"""Where names come from: Faker locales weighted to the UK's population, syllables, and short lists of our own."""

from __future__ import annotations

import random
from collections.abc import Callable

# Locale of Faker (Latin script only) → weight. "births" is the register of births, with surnames of all lists.
LOCALES: dict[str, float] = {
    "births": 30, "en_GB": 16, "en_IE": 4, "en_IN": 6, "en_PK": 7, "en_NG": 4, "en_KE": 2, "en_NZ": 1, "en_US": 5,
    "pl_PL": 4, "ro_RO": 3, "pt_PT": 2, "pt_BR": 1, "it_IT": 2, "es_ES": 2, "fr_FR": 2, "de_DE": 2, "nl_NL": 1,
    "hu_HU": 1.5, "lt_LT": 1.5, "lv_LV": 1, "cs_CZ": 1, "sk_SK": 1, "sv_SE": 1, "no_NO": 1, "da_DK": 1, "fi_FI": 1,
    "et_EE": 0.7, "hr_HR": 1, "sl_SI": 0.7, "tr_TR": 2, "az_AZ": 0.7, "id_ID": 1, "yo_NG": 3, "ig_NG": 2, "ha_NG": 2,
    "tw_GH": 3, "zu_ZA": 1.5, "sw": 1.5, "ga_IE": 1.5, "is_IS": 0.4, "uz_UZ": 0.7, "es_CO": 1,
    "korean": 2.5, "chinese": 3.5, "vietnamese": 2, "slavic": 3, "arabic": 4, "somali": 2.5, "afghan": 2, "south_asian": 7,
    "welsh": 3, "scottish": 2, "caribbean": 2, "filipino": 1.5, "tamil": 2, "greek": 1.5, "albanian": 1.5, "sikh": 2,
    "horn": 1.5, "lusophone": 2.5, "ghanaian": 2, "turkish": 1.5,
}  # fmt: skip


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


FORENAMES: dict[str, tuple[str, ...]] = {
    "slavic": _words(
        "Oleksandr Olena Iryna Dmytro Andriy Kateryna Svitlana Volodymyr Mykola Nataliya Yuliia Tetiana Oksana Serhii Bohdan "
        "Taras Viktoriia Anastasiia Ivan Sergei Dmitri Yelena Ekaterina Aleksei Mikhail Nikolai Svetlana Anastasia Tatiana "
        "Vladimir Maksim Artem Yaroslav Daryna Solomiia Zlata Boryslav Ruslan Vadym Liudmyla Halyna Nadiia Ksenia Polina "
        "Milica Dragan Jelena Zoran Vesna Goran Nikola Georgi Dimitar Ivanka Todor Kalina Plamen Radoslav Tsvetan"
    ),
    "arabic": _words(
        "Mohammed Ahmed Fatima Aisha Omar Yusuf Khalid Layla Noor Hassan Hussein Mariam Zaynab Abdullah Abdulrahman Salma "
        "Rania Samir Tariq Walid Yasmin Huda Karim Nabil Rashid Sami Zaid Bilal Ibrahim Ismail Jamal Leila Mustafa Nadia "
        "Rana Sara Tamer Wafa Youssef Ziad Amal Bassam Dalia Eman Faisal Ghada Hamza Iman Kareem Lubna Marwan Nour Osama "
        "Qasim Reem Saad Taha Umm-Kulthum Wissam Abdel-Rahman Abd_al-Aziz Nur_al-Din"
    ),
    "somali": _words(
        "Abdi Abdirahman Abdullahi Ayaan Amina Asha Bashir Deqa Faduma Farah Guled Halima Hodan Ifrah Ilhan Jama Khadija "
        "Liban Maryan Mahad Muna Nimco Osman Qaali Rahma Sagal Sahra Shukri Ubah Warsame Yasin Zahra Hibo Idil Kaltun "
        "Bilan Ayub Cabdi Cumar Xaawo Axmed Maxamed Ladan Suad Hamdi Najma"
    ),
    "afghan": _words(
        "Abdul_Wahid Ahmad Aziz Farid Farhad Freshta Gul Habib Hamid Hashmat Jawad Karima Laila Mahbooba Mirwais Mohibullah "
        "Najib Nasrin Noorullah Parwin Qais Rahimullah Roya Sadia Samiullah Shabnam Shirin Sohrab Tamana Wahida Yalda Zabihullah "
        "Zarghuna Zohra Reza Arash Parisa Shahram Golnaz Kaveh Bahar Nasser Azar Mehrdad Soraya Behrouz Niloufar Dilan Rojin "
        "Azad Hozan Berfin Shno Hiwa"
    ),
    "south_asian": _words(
        "Aarav Aditi Aditya Ananya Anika Arjun Aryan Deepak Deepika Devika Dhruv Farhana Gaurav Hasan Imran Ishaan Jasmin Kavita "
        "Kiran Lakshmi Mahnoor Meera Mohsin Nadeem Naila Neha Nikhil Nisha Parveen Pooja Priya Rabia Rahul Raj Rajesh Rekha Rohan "
        "Rubina Sadia Saima Sanjay Shabana Shahid Shalini Shazia Shreya Sunita Tahira Usman Vikram Waqas Yasmeen Zainab Zara "
        "Zeeshan Tanvir Mahbub Nazrul Shirin Rumana Tahmina Kabir Rafiq Md Khatun Sabbir"
    ),
    "welsh": _words(
        "Siân Rhys Carys Dafydd Gwenllian Llŷr Iolo Angharad Bethan Cerys Dilys Eirlys Ffion Gareth Geraint Glenys Gwilym Gwyneth "
        "Huw Ieuan Idris Ifan Iwan Lowri Llewelyn Mair Megan Meinir Myfanwy Nerys Nia Owain Pryderi Rhiannon Rhodri Sioned "
        "Tegan Tomos Tudur Wyn Non Elin Efa Mabli Macsen Osian Steffan Aled Alun Emyr"
    ),
    "scottish": _words(
        "Ailsa Alasdair Angus Callum Catriona Craig Donald Duncan Eilidh Ewan Fergus Fiona Fraser Graeme Hamish Iain Innes Isla "
        "Kenneth Kirsty Lachlan Mhairi Morag Morven Murdo Niall Rory Ruaridh Sheena Shona Struan Una Wallace Sorcha Beathag"
    ),
    "caribbean": _words(
        "Delroy Winston Marcia Leroy Althea Beverley Claudette Desmond Errol Everton Fitzroy Garfield Hyacinth Jermaine Kadeem "
        "Keisha Latoya Lloyd Marlon Monique Neville Orville Paulette Rohan Shanice Tanisha Tyrone Verna Yvette Kemar Shaniqua "
        "Tamika Trevaughn Dwayne Jahmal Renée Akeem Omari Zuri"
    ),
    "filipino": _words(
        "Maricel Jomar Rowena Arnel Rizalyn Jovelyn Lourdes Reynaldo Marites Analyn Rodel Cherry Jhon_Paul Ma._Teresa Dionisio "
        "Rosalinda Ferdinand Imelda Corazon Bayani Ligaya Crisanto Marilou Edgardo Josefina Renato Glenda Virgilio"
    ),
    "tamil": _words(
        "Arulmozhi Balasubramaniam Chandran Dharshini Ganesh Gowri Ilango Jeyanthi Kavitha Kumaran Lavanya Malathi Nirmala "
        "Pathmanathan Pradeepa Rajini Saravanan Selvi Shanthi Sivakumar Thanushan Thivya Uma Vasanthi Vijay Vithya Yogarajah "
        "Kajanan Mathusha Suganya Nuwan Dilshan Chamari Sanduni Thilini Ruwan"
    ),
    "greek": _words(
        "Andreas Christos Dimitra Dimitrios Eleni Evangelia Georgios Giorgos Ioanna Ioannis Katerina Konstantinos Kyriakos Maria "
        "Marios Nikos Panagiotis Sofia Spyros Stavros Stelios Theodora Vasiliki Vassilis Yiannis Zoe Despina Androulla Xenia"
    ),
    "albanian": _words(
        "Agim Albana Arben Ardit Besnik Blerim Drita Edona Elira Erion Fatmir Flutura Genti Hana Ilir Jeta Kushtrim Liridona "
        "Mirela Nexhmije Pranvera Qendrim Rinor Shpresa Teuta Valmira Xhevdet Ylli Zana Dardan Alketa Endrit"
    ),
    "sikh": _words(
        "Amandeep Amrit Balwinder Baljit Davinder Gurdeep Gurpreet Gurvinder Harjit Harpreet Inderjit Jagdeep Jaspreet Jasvinder "
        "Kuldip Kulwant Lakhvir Mandeep Manjit Manpreet Narinder Navjot Parminder Prabhjot Rajvinder Ravneet Sarbjit Satnam "
        "Simranjeet Sukhdeep Sukhvinder Surinder Tejinder Tarlochan"
    ),
    "horn": _words(
        "Abebe Almaz Berhane Biniam Dawit Eden Feven Fikru Freweyni Girma Hagos Haile Hiwot Kidane Kibrom Lemlem Meron Mesfin "
        "Mulu Natnael Rahel Samrawit Selam Senait Solomon Tadesse Teklu Tesfay Tigist Winta Yemane Yohannes Yonas Zewdi Bereket"
    ),
    "lusophone": _words(
        "João José António Manuel Domingos Adão Afonso Agostinho Alberto Armindo Augusto Celestino Edson Eduardo Emanuel Ernesto "
        "Feliciano Fernando Gelson Gonçalo Hélder Isaías Jacinto Joaquim Jorge Lourenço Luís Mateus Miguel Nélson Osvaldo Paulo "
        "Rui Sebastião Tiago Valdemar Zeferino Maria Ana Adelaide Albertina Antónia Beatriz Benvinda Catarina Conceição Cláudia "
        "Deolinda Edna Elisângela Esperança Eugénia Fátima Filomena Francisca Graça Helena Inês Ivone Joana Josefa Leonor Lurdes "
        "Luzia Madalena Marcelina Mariana Marisa Micaela Neusa Odete Palmira Rosa Rosária Sandra Teresa Teresinha Zuleica Wellington "
        "Thiago Thaís Jéssica Rafaela Letícia Gabriela Larissa Vinícius Matheus Guilherme Felipe Camila Raíssa Joaquina Otávio"
    ),
    "ghanaian": _words(
        "Kwame Kofi Kwaku Yaw Kojo Kwabena Kwasi Kweku Kwesi Kobina Ekow Fiifi Yoofi Ebo Papa_Kwesi Nana_Yaw Nana_Ama Akosua Adwoa "
        "Abena Akua Yaa Afia Ama Esi Efua Araba Ekua Aba Adjoa Abenaa Maame_Yaa Maame Nana Naa Nii Nii_Armah Naa_Dedei Naa_Lamiley "
        "Edem Selorm Sena Elikem Dzifa Mawuli Mawusi Yayra Eyram Kafui Delali Afi Enyonam Gifty Priscilla Comfort Patience Mercy "
        "Emmanuel Ebenezer Gideon Isaac Godfred Bismark Felicia Vida Portia Ernestina Philomena Agyeiwaa Serwaa Pokuaa Nhyira Nyamekye"
    ),
    "turkish": _words(
        "Ahmet Mehmet Mustafa Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Emre Burak Cem Can Deniz Ege Kerem Kaan Onur Serkan "
        "Tolga Uğur Volkan Yiğit Barış Çağlar Erdem Fatih Gökhan Halil İlker Levent Oğuz Orhan Selim Sinan Tuncay Umut Şükrü Fatma "
        "Ayşe Emine Hatice Zeynep Elif Meryem Şerife Sultan Hülya Sevgi Özlem Gül Gülsüm Gülay Aylin Aslı Aysel Bahar Başak Büşra "
        "Canan Ceren Çiğdem Derya Dilek Ebru Ece Esra Eylül Filiz Hande Irmak İpek Melek Merve Müge Nazlı Nurcan Nuray Pınar Seda "
        "Selin Songül Tuğba Tülay Yasemin Yeliz"
    ),
}  # fmt: skip

SURNAMES: dict[str, tuple[str, ...]] = {
    "slavic": _words(
        "Kovalenko Shevchenko Bondarenko Tkachenko Kravchenko Oliynyk Shevchuk Koval Polishchuk Bondar Tkachuk Moroz Marchenko "
        "Lysenko Rudenko Savchenko Petrenko Ivanov Smirnov Kuznetsov Popov Vasiliev Petrov Sokolov Mikhailov Novikov Fedorov "
        "Ivanova Petrova Kuznetsova Volkova Morozova Hrytsenko Melnyk Hnatiuk Zakharchuk Yurchenko Stefanyk Chornovil Zelinska "
        "Kowalczuk Jovanović Petrović Nikolić Marković Dimitrova Georgieva Todorov Stoyanova Hristova Kostov"
    ),
    "arabic": _words(
        "Al-Hassan Al-Sayed El-Masry Haddad Khoury Mansour Nasser Saleh Shaheen Aziz Abbas Abdallah Abu-Bakr Al-Rashid Al-Tikriti "
        "Bakri Darwish El-Amin Fahmy Ghanem Habibi Hamdan Issa Jaber Kassem Khalil Mahfouz Mahmoud Najjar Omari Qureshi Rahman "
        "Sabbagh Sharif Suleiman Taleb Younis Zaki Zidan bin_Laith Ben_Ali Bouazizi Benali Haddou Tahiri el_Idrissi Al_Jaber "
        "Alkhatib Almasri Elsayed"
    ),
    "somali": _words(
        "Abdi Abdullahi Adan Ahmed Aden Ali Artan Barre Dahir Dirie Duale Egal Elmi Farah Gedi Guled Hersi Hirsi Hussein Ibrahim "
        "Isse Jama Jimale Kahin Mohamud Mohamed Muse Nur Omar Osman Roble Samatar Sheikh Shire Warsame Yusuf Xasan Cali Faarax Abdi_Nur"
    ),
    "afghan": _words(
        "Ahmadi Ahmadzai Akbari Amiri Azizi Barakzai Durrani Faizi Ghani Habibi Haidari Hakimi Hashimi Hotak Jalali Karimi "
        "Mohammadi Nazari Noori Popal Qaderi Rahimi Rasuli Safi Saberi Sharifi Stanekzai Sultani Wardak Yousafzai Zadran Zahir "
        "Hosseini Rezaei Moradi Tehrani Shirazi Farahani Barzani Talabani Jaf Demir Yıldız"
    ),
    "south_asian": _words(
        "Ahmed Akhtar Akhter Ali Anand Ansari Aslam Banerjee Basu Begum Bhatt Bhattacharya Bibi Chakraborty Chaudhry Chaudhary Choudhury "
        "Chowdhury Das Desai Dutta Farooq Ghosh Gupta Haque Hoque Hussain Iqbal Islam Iyer Jahan Jain Javed Jha Joshi Kapoor Kaur Khan "
        "Khanom Khatun Kumar Malhotra Malik Mahmood Mehta Menon Miah Mian Mirza Mishra Modi Mukherjee Nair Nawaz Pandey Parmar Patel "
        "Pathak Pillai Qureshi Rafiq Rahman Raja Rao Rashid Reddy Saha Sarkar Sen Shah Shaikh Sharma Sheikh Siddiqui Sinha Solanki "
        "Sultana Syed Talukdar Thakur Trivedi Uddin Ullah Verma Vyas Yadav Zaman Bakhsh Butt Dar Gondal Janjua Lodhi Raza"
    ),
    "welsh": _words(
        "Jones Davies Evans Thomas Roberts Lewis Hughes Morgan Griffiths Edwards Owen James Rees Jenkins Price Morris Richards "
        "Lloyd Phillips Parry ap_Rhys ab_Owain Prydderch Gwynne Llewellyn Bowen Pugh Pritchard Probert Vaughan Meredith Tudor "
        "Bevan Beynon Howells Cadwaladr Gethin Hopkin Kinsey Penry Rhydderch Trahaearn"
    ),
    "scottish": _words(
        "Campbell MacDonald McDonald Stewart Robertson Murray MacLeod McLeod Fraser Ross Sinclair Munro Buchanan Ferguson Kerr "
        "MacKenzie McIntosh Cameron Drummond Farquharson Galbraith Gillespie Urquhart Menzies Colquhoun Dalziel Auchterlonie "
        "McGillivray MacAskill Strachan Ogilvie Lamont Kinnear Geddes Abercrombie"
    ),
    "caribbean": _words(
        "Campbell Brown Williams Francis Bailey Clarke Grant Reid Morrison Gayle Powell Blake Samuels Beckford Blackwood Cumberbatch "
        "Braithwaite Edwards Joseph St_Louis Charles Baptiste Toussaint Alleyne Greenidge Hinds Worrell Bartholomew Fontaine Levy "
        "Henriques DaCosta Ramdin Persaud Mohammed Ramnarine"
    ),
    "filipino": _words(
        "Santos Reyes Cruz Bautista Ocampo Garcia Mendoza Torres Castillo Villanueva Ramos Aquino dela_Cruz de_Guzman Del_Rosario "
        "Pascual Mercado Salvador Manalo Dimaculangan Macaraeg Panganiban Magsaysay Catacutan Bacani Dizon Sarmiento"
    ),
    "tamil": _words(
        "Sivapalan Nadarajah Rajaratnam Kandiah Subramaniam Krishnan Balakrishnan Selvarajah Thambirajah Arumugam Mahendran "
        "Ponnambalam Raman Venkataraman Vigneswaran Yogeswaran Sivanesan Kugathas Jeyakumar Perera Fernando Silva de_Silva "
        "Jayasuriya Wickramasinghe Gunawardena Rajapaksa Dissanayake Herath Senanayake"
    ),
    "greek": _words(
        "Papadopoulos Georgiou Christodoulou Ioannou Charalambous Andreou Demetriou Kyriacou Nicolaou Constantinou Hadjigeorgiou "
        "Papadakis Vlachos Karagiannis Nikolaidis Pappas Makris Antoniou Stavrou Panayiotou Michaelides Economou Theodorou"
    ),
    "albanian": _words(
        "Hoxha Krasniqi Gashi Berisha Shehu Dervishi Gjoka Kola Leka Marku Ndoj Prifti Rama Sulejmani Thaçi Veliu Zeqiri Bytyqi "
        "Kelmendi Morina Osmani Qosja Rexhepi Syla Hasani Haxhiu Xhaka Cani Lleshi Çela"
    ),
    "sikh": _words(
        "Singh Kaur Gill Sidhu Dhillon Sandhu Grewal Bains Johal Dhaliwal Sahota Atwal Basra Bhogal Chahal Deol Ghuman Hayer "
        "Kang Khaira Mann Nijjar Purewal Randhawa Sangha Sohal Thandi Uppal Virk Kalsi Matharu Rai Singh Kaur Singh Kaur"
    ),
    "horn": _words(
        "Abraha Asfaha Asmelash Berhe Beyene Desta Gebremariam Gebremedhin Gebreselassie Ghebre Habte Haile Kahsay Kidane Mekonnen "
        "Mengistu Negash Okbay Tekle Tesfamariam Tesfaye Tewolde Weldu Woldemichael Yohannes Zerai Bekele Tadesse Girmay"
    ),
    "lusophone": _words(
        "Silva Santos Sousa Souza Oliveira Pereira Costa Ferreira Rodrigues Almeida Nascimento Carvalho Gomes Martins Lopes Ribeiro "
        "Alves Monteiro Mendes Barros Freitas Tavares Andrade Fonseca Cardoso Rocha Miranda Pinto Duarte Moreira Nunes Vieira Marques "
        "Teixeira Correia Cabral Semedo Varela Évora Fortes Furtado Sanches Borges Évora Delgado Cassoma Kiala Kiluanji Mateus Domingos "
        "Sebastião Manuel Francisco Quissanga Capita Chivukuvuku Sambo Tchissola Muanza Luvualu Mabunda Machava Macuácua Chissano Sitoe "
        "Mondlane Guambe Bila Cuamba Embaló Djaló Baldé Sanhá Mané Conceição Encarnação Assunção Trindade Espírito_Santo Vaz Bragança "
        "Guimarães Magalhães Brandão Falcão Leitão Paixão Queirós Saraiva Seixas Bettencourt Medeiros Pacheco Câmara Vasconcelos Reis"
    ),
    "ghanaian": _words(
        "Mensah Owusu Osei Boateng Asante Appiah Agyemang Amoah Addo Acquah Ansah Antwi Arthur Asamoah Asare Baah Badu Boakye Bonsu "
        "Danquah Darko Donkor Essien Frimpong Gyamfi Gyan Kusi Kwarteng Lamptey Nkrumah Ntim Nyarko Ofori Okyere Opoku Oppong Osafo "
        "Poku Prempeh Quartey Quaye Sackey Sarpong Tetteh Twumasi Yeboah Agbeko Agbenyega Amegashie Dzokoto Gbedemah Kpodo Tsikata "
        "Ahiable Adjei Adjetey Ankrah Armah Aryee Ayitey Bortey Kotey Laryea Nortey Odoi Otoo Abubakari Alhassan Fuseini Iddrisu "
        "Issahaku Mahama Yakubu Atta-Mills Owusu-Ansah Osei-Bonsu Kyei-Mensah Boadu Dwomoh Sekyere Takyi Wiredu Ampofo Gyasi"
    ),
    "turkish": _words(
        "Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek "
        "Polat Korkmaz Özer Çakır Erdoğan Yavuz Can Acar Güler Aktaş Avcı Aksoy Tekin Bulut Özcan Güneş Bozkurt Taş Turan Yalçın Keskin "
        "Ünal Gül Işık Duman Şen Coşkun Sarı Ateş Kaplan Uçar Karaca Karataş Toprak Erol Bayraktar Köse Tunç Akın Ergin Uysal Uzun "
        "Altıntaş Gündüz Türkmen Sezer Dursun Elmas Alkan Kahraman Demirel Demirci Filiz Akpınar Küçükoğlu Müftüoğlu Hacıoğlu"
    ),
}  # fmt: skip


def _korean(rng: random.Random) -> str:
    first = rng.choice(
        _words(
            "Min Ji Seo Ha Su Soo Joon Jun Ye Hyun Eun Hae Sang Dong Young Kyung Jae Chan Tae Woo Seung Yu Na Da So Bo In Kwang"
        )
    )
    second = rng.choice(
        _words("ho jun seo yeon woo jin hee hyun young ah eun min soo kyu won su mi in bin rin na ra ri ji yoon hwan")
    )
    return first + rng.choice((second, f"-{second}", f"-{second.title()}", f" {second.title()}"))


def _chinese(rng: random.Random) -> str:
    syllables = _words(
        "Wei Xiu Ying Jing Li Na Min Fang Jun Yan Lei Yang Yong Jie Juan Tao Ming Chao Xia Ping Gang Hui Yu Xin Bo Hao Zi Han Yi "
        "Chen Xuan Ting Qing Zhi Qiang Guo Dong Hong Jia Mei Ling Cheuk Wing Hoi Ka Yin Man Siu Kit Chun Lok Tsz Kwan Hiu"
    )
    first, second = rng.choice(syllables), rng.choice(syllables)
    return rng.choice(
        (first, first + second.lower(), f"{first} {second}", f"{first}-{second.lower()}", f"{first}-{second}")
    )


def _vietnamese(rng: random.Random) -> str:
    middle = rng.choice(_words("Thị Văn Minh Ngọc Thanh Hoàng Thu Xuân Quốc Kim Bảo Gia Thi Van Ngoc Xuan Quoc Duc"))
    first = rng.choice(
        _words(
            "Anh Bình Châu Dũng Giang Hà Hải Hạnh Hoa Huệ Hùng Hương Khánh Lan Linh Long Mai Nam Nga Phương Quân Sơn Tâm Thảo Trang Tú Tuấn Vy Yến Binh Dung Huong Phuong Thao Tuan"
        )
    )
    return rng.choice((first, first, f"{middle} {first}"))


SYLLABLES: dict[str, tuple[tuple[str, ...], Callable[[random.Random], str]]] = {
    "korean": (_words("Kim Lee Park Choi Jung Jeong Kang Cho Yoon Jang Lim Im Han Oh Seo Shin Kwon Hwang Ahn An Song Yoo Hong Jeon Ko Moon Yang Son Bae Baek Heo Nam Noh Ha Ryu Cha Yi"), _korean),
    "chinese": (_words("Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Tang Song Deng Han Feng Cao Peng Xiao Cheng Yuan Dong Pan Jiang Cai Yu Du Ye Wei Su Lu Ding Wong Chan Leung Cheung Lau Chow Ng Kwok Yeung Tsang Ho Lam Tam Chiu Fung Au-Yeung Ouyang"), _chinese),
    "vietnamese": (_words("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Nguyen Tran Le Pham Hoang Huynh Vu Vo Dang Bui Do Ngo Duong Ly"), _vietnamese),
}  # fmt: skip

NICKNAMES: dict[str, tuple[str, ...]] = {
    "Robert": ("Bob", "Rob", "Bobby"), "William": ("Bill", "Will", "Billy", "Liam"), "Elizabeth": ("Liz", "Beth", "Lizzie", "Betty"),
    "Katherine": ("Kate", "Kathy", "Kat"), "Catherine": ("Cath", "Cathy"), "Margaret": ("Maggie", "Peggy", "Meg"), "Thomas": ("Tom", "Tommy"),
    "James": ("Jim", "Jimmy", "Jamie"), "Michael": ("Mike", "Mick", "Mikey"), "Christopher": ("Chris", "Kit"), "Daniel": ("Dan", "Danny"),
    "Matthew": ("Matt",), "Anthony": ("Tony",), "Andrew": ("Andy", "Drew"), "Samuel": ("Sam",), "Samantha": ("Sam", "Sammy"), "Patricia": ("Pat", "Trish"),
    "Patrick": ("Pat", "Paddy"), "Edward": ("Ed", "Ted", "Eddie"), "Charles": ("Charlie", "Chas"), "Richard": ("Rich", "Dick", "Rick"), "David": ("Dave", "Davey"),
    "Stephen": ("Steve",), "Steven": ("Steve",), "Joseph": ("Joe", "Joey"), "Benjamin": ("Ben",), "Alexander": ("Alex", "Sandy", "Xander"), "Nicholas": ("Nick",),
    "Jonathan": ("Jon",), "Timothy": ("Tim",), "Peter": ("Pete",), "Philip": ("Phil",), "Gregory": ("Greg",), "Geoffrey": ("Geoff",), "Jeffrey": ("Jeff",),
    "Susan": ("Sue", "Susie"), "Deborah": ("Deb", "Debbie"), "Jennifer": ("Jen", "Jenny"), "Victoria": ("Vicky", "Tori"), "Rebecca": ("Becky", "Bex"), "Jessica": ("Jess", "Jessie"),
    "Muhammad": ("Mo",), "Mohammed": ("Mo", "Moh"), "Abdul": ("Abs",), "Oluwaseun": ("Seun",), "Oluwaseyi": ("Seyi",), "Oluwatobi": ("Tobi",), "Temitope": ("Tope",),
    "Katarzyna": ("Kasia",), "Małgorzata": ("Gosia",), "Agnieszka": ("Aga",), "Aleksandra": ("Ola",), "Małgorzata ": ("Gosia",), "Zbigniew": ("Zbyszek",),
    "Lawrence": ("Larry", "Laurie"), "Raymond": ("Ray",), "Ronald": ("Ron",), "Donald": ("Don",), "Kenneth": ("Ken", "Kenny"), "Gerald": ("Gerry",), "Frederick": ("Fred", "Freddie"),
    "Harold": ("Harry",), "Henry": ("Harry", "Hal"), "Isabella": ("Bella", "Izzy"), "Olivia": ("Liv", "Livvy"), "Amelia": ("Millie",), "Abigail": ("Abi",), "Theodore": ("Theo", "Teddy"),
}  # fmt: skip
