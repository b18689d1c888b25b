"""Chinese line breaking on the character grid."""
