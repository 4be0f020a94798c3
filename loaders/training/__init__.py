"""How the attribution model is made: data, model, training, export. Not imported at run time; needs the extra ``train``."""
