"""Reads a CSV by csv.DictReader and does nothing else: python3 read.py FILE. Tells the rows and the seconds of CPU."""
import csv
import sys
import time

rows = 0
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    for row in csv.DictReader(file):
        rows += 1
print(rows, "rows", round(time.process_time(), 2), "s of CPU")
