"""Words that stand where names stand and are none: roles, teams, fields of a form, greetings, days."""

from __future__ import annotations

_NO_PEOPLE = """
office admin administrator administration team reception headteacher head deputy school academy college primary secondary nursery
department dept council trust board group committee governors governing service services support helpdesk desk info enquiries
undisclosed recipients recipient distribution list all everyone everybody both staff parents parent carers carer guardians guardian
pupils pupil students student children child class year reception colleagues colleague sir madam sirs folks guys ladies gentlemen
there friends members member customer resident residents tenant neighbour occupier manager director officer secretary clerk chair
teacher teachers tutor tutors senco dsl ta tas slt hr it finance payroll accounts noreply no-reply reply automatic system none nil
unknown anonymous various see attached above below n/a na tbc tbd tba yes no please thanks thank you regards sincerely faithfully
name names surname forename date time signature signed print address tel telephone phone mobile email e-mail fax subject sent to from
cc bcc re fw fwd attachments attachment monday tuesday wednesday thursday friday saturday sunday january february march april june
july august september october november december mum dad mother father mummy daddy brother sister nan gran grandma grandad uncle aunt
police social worker hospital surgery gp doctor nurse health visitor school's meeting minutes agenda item action actions update
apologies present absent attendance notes note report letter form page hi hello dear morning afternoon evening
good happy new the a an this that these those it is are was were i we they he she my our your his her their and or but if when where
for with in on at of by as not only also more most some any each other first second last next same such
original message forwarded client clients retainer news alert breaking visit oil gas energy
limited ltd plc llp inc corp corporation company association society union university london england wales scotland ireland
receptionist governor detective sergeant inspector counsel legal assistant lead designated safeguarding consultant consulting adviser advisor
coordinator co-ordinator psychologist therapist paediatrician solicitor barrister caretaker technician librarian bursar registrar chaplain
counsellor mentor lecturer midwife pharmacist dentist engineer analyst accountant executive president vice chief senior principal practitioner
supervisor worker trainee apprentice interpreter translator investigator prosecutor
appendix annex annexe schedule figure table section clause paragraph chapter total totals subtotal spare vacant vacancy mentee appraisee appraiser interviewer interviewee leaver joiner assessor referrer reviewer
facebook instagram tiktok snapchat twitter youtube whatsapp qty quantity rgds regds matron warden trustee foreman shift rota
british english road street avenue centre center project programme policy plan
"""
NO_PEOPLE = frozenset(_NO_PEOPLE.split())
"""Folded words that a name does not hold: roles, teams, fields of a form, greetings."""
