"""sql: what the command makes of the answer to a query."""

from running import Tripcli

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "


def test_numbers_of_any_size_stay_numbers_in_json(tripcli: Tripcli) -> None:
    query = "SELECT 1e300 AS large, 1e-7 AS small, 2.5 AS plain, 7 AS whole, -1.5e20 AS negative"
    text = tripcli("sql", query, "-f", "jsonl").text
    assert text == '{"large": 1e+300, "small": 1e-07, "plain": 2.5, "whole": 7, "negative": -1.5e+20}\n'


def test_what_is_no_number_in_json_is_a_text(tripcli: Tripcli) -> None:
    assert tripcli("sql", "SELECT 9e999 AS large, 'a' AS text", "-f", "jsonl").text == '{"large": "inf", "text": "a"}\n'


def test_a_column_with_one_text_is_a_column_of_texts(tripcli: Tripcli) -> None:
    query = ENDLESS + "SELECT CASE WHEN x = 150 THEN '007' ELSE x END AS a FROM c"
    assert tripcli("sql", query, "-n", "150", "-f", "jsonl").lines[0] == '{"a": "1"}'
