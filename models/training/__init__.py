"""How the name model is trained: data, generated text, network, export. Nothing here is needed at run time."""
