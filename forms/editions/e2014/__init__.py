"""The eleven-part report on the years 2014 to 2018 (国务院令第492号；国办发〔2014〕32号)."""
