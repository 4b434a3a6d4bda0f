"""The units in which a figure may be given, and which of them may be added."""
# ruff: noqa: SIM905 - words in a line read better than a column of quotes

from collections.abc import Iterable

MONEY = frozenset(
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD "
    "CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF "
    "GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK "
    "LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD "
    "OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN "
    "SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG "
    "XOF XPF YER ZAR ZMW ZWG".split()
)
"""ISO 4217 codes in use; an amount of money has one of them."""

SIGNS = {"USD": "US$", "EUR": "€", "GBP": "£", "JPY": "¥", "KRW": "₩", "CNY": "CN¥", "MYR": "RM"}
"""How people write a currency before an amount; the code and a space where none stands here."""

COUNTED = frozenset(
    "aircraft animals barrels bushels chemicals companies cubic-metres deals gigawatts jobs kilograms litres megawatts "
    "memoranda projects seats ships tariff-lines tonnes trees vehicles visas".split()
)
"""Things that are counted or weighed: two figures of one of them may be added."""

MEASURED = frozenset("percent percent-of-gdp percentage-points years months weeks days persons troops".split())
"""Shares, spans and people (one person may stand in two figures): never added."""

UNITS = MONEY | COUNTED | MEASURED


def summed_units(declared: Iterable[str] = ()) -> frozenset[str]:
    """The units of which two figures have a sum, with those that a dataset declares so."""
    return MONEY | COUNTED | frozenset(declared)
