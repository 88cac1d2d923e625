# What the orders of the CDNOW sample come to, by a program that shares nothing with ours.
# In: customer, number in the sample, yyyymmdd, CDs, dollars. Out: number, month, age or "-", value.

# Days since some day long ago; the algorithm of Fliegel and van Flandern (1968).
function days(y, m, d,    a) {
    a = int((m - 14) / 12)
    return int(1461 * (y + 4800 + a) / 4) + int(367 * (m - 2 - 12 * a) / 12) - int(3 * int((y + 4900 + a) / 100) / 4) + d
}

function name(month) { return sprintf("%04d-%02d", int(month / 12), month % 12 + 1) }

{
    year = substr($3, 1, 4) + 0; month = year * 12 + substr($3, 5, 2) - 1
    day = days(year, substr($3, 5, 2) + 0, substr($3, 7, 2) + 0)
    cents = int($5 * 100 + 0.5)
    orders[month]++; revenue[month] += cents
    if (!($1 in first) || day < first[$1]) { if ($1 in first) second[$1] = first[$1]; first[$1] = day; born[$1] = month }
    else if (!($1 in second) || day < second[$1]) second[$1] = day
    net[$1, month] += cents
}

END {
    for (month in orders) {
        printf "orders %s - %.4f\n", name(month), orders[month]
        printf "revenue %s - %.4f\n", name(month), revenue[month]
    }
    for (who in first) {
        won[born[who]]++
        if (!(who in second)) continue
        gap = second[who] - first[who]
        if (gap <= 90) again[born[who], 90]++
        if (gap <= 180) again[born[who], 180]++
        if (gap <= 365) again[born[who], 365]++
    }
    for (key in net) {
        split(key, part, SUBSEP)
        age = part[2] - born[part[1]]
        kept[born[part[1]], age]++; paid[born[part[1]], age] += net[key]; value[born[part[1]]] += net[key]
    }
    for (month in won) {
        printf "first-orders %s - %.4f\n", name(month), won[month]
        printf "repurchase-rate-90 %s - %.4f\n", name(month), again[month, 90] / won[month]
        printf "repurchase-rate-180 %s - %.4f\n", name(month), again[month, 180] / won[month]
        printf "repurchase-rate-365 %s - %.4f\n", name(month), again[month, 365] / won[month]
        printf "lifetime-value %s - %.4f\n", name(month), value[month] / won[month]
    }
    for (key in kept) {
        split(key, part, SUBSEP)
        printf "retention %s %02d %.4f\n", name(part[1]), part[2], kept[key] / won[part[1]]
        printf "cohort-revenue %s %02d %.4f\n", name(part[1]), part[2], paid[key] / won[part[1]]
    }
}
