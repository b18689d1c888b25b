"""The real PDF beside the form: a warm process sets and draws it, the window only shows pictures."""
