package dev.perennial.domain.indicators;

import java.util.Map;

/** What reports say in French, by the English sentence. */
final class French {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry(" %", "\u202f%"),
            Map.entry(" points", " points"),
            Map.entry(" days", " jours"),
            Map.entry("nothing was counted", "rien n’a été compté"),
            Map.entry("there is nothing to divide by", "il n’y a rien par quoi diviser"),
            Map.entry("too young: it may still change", "trop récent\u00a0: cela peut encore changer"),
            Map.entry("several currencies were paid in", "les paiements ont été faits en plusieurs monnaies"),
            Map.entry("it is a number of one month", "c’est un chiffre d’un seul mois"),
            Map.entry(
                    "It works: the share is higher, however often you look.",
                    "Cela agit\u00a0: la part est plus élevée, aussi souvent qu’on regarde."),
            Map.entry(
                    "It does harm: the share is lower, however often you look.",
                    "Cela nuit\u00a0: la part est plus basse, aussi souvent qu’on regarde."),
            Map.entry(
                    "Nobody to compare with: one of the groups is empty.",
                    "Personne à qui comparer\u00a0: l’un des groupes est vide."),
            Map.entry(
                    "No difference that matters, however often you look.",
                    "Aucune différence qui compte, aussi souvent qu’on regarde."),
            Map.entry("Not enough to tell.", "Trop peu pour conclure."),
            Map.entry("Not enough to tell: about ", "Trop peu pour conclure\u00a0: il faut environ "),
            Map.entry(
                    " more customers needed to see a difference of ", " clients de plus pour voir une différence de "),
            Map.entry(".", "."),
            Map.entry("The week in numbers, ", "La semaine en chiffres, "),
            Map.entry(" on the week before", " par rapport à la semaine précédente"),
            Map.entry("This needs a person", "Ceci demande une personne"),
            Map.entry("What journeys are worth, within a year", "Ce que valent les parcours, depuis un an"),
            Map.entry(
                    "docs/numbers.md says what each number means. Days are those of UTC.",
                    "docs/numbers.md dit ce que signifie chaque chiffre. Les jours sont ceux de l’UTC."),
            Map.entry("Customers", "Clients"),
            Map.entry("Orders", "Commandes"),
            Map.entry("What they say", "Ce qu’ils disent"),
            Map.entry("Mails", "E-mails"),
            Map.entry("Customers by stage, at the end of the week", "Clients par étape, à la fin de la semaine"),
            Map.entry("Mails that were not sent, by reason", "E-mails non envoyés, par motif"),
            Map.entry("complaints are open", "réclamations sont ouvertes"),
            Map.entry(
                    "detractors answered this week: do they have a reply?",
                    "détracteurs ont répondu cette semaine\u00a0: quelqu’un leur a-t-il répondu\u202f?"),
            Map.entry(
                    "mails became UNKNOWN this week: nobody knows whether they were sent (./perennial mails)",
                    "e-mails sont devenus UNKNOWN cette semaine\u00a0: personne ne sait s’ils ont été envoyés"
                            + " (./perennial mails)"),
            Map.entry(
                    "messages are in dead-letter queues (docs/operating.md)",
                    "messages se trouvent dans les files des messages en souffrance (docs/operating.md)"),
            Map.entry("First contacts", "Premiers contacts"),
            Map.entry("Sign-ups", "Inscriptions"),
            Map.entry("New customers", "Nouveaux clients"),
            Map.entry("Revenue", "Chiffre d’affaires"),
            Map.entry("Average order", "Commande moyenne"),
            Map.entry("Satisfied customers (CSAT)", "Clients satisfaits (CSAT)"),
            Map.entry("Complaints", "Réclamations"),
            Map.entry("Mails sent", "E-mails envoyés"),
            Map.entry("Opened by people", "Ouverts par des personnes"),
            Map.entry("Links followed by people", "Liens suivis par des personnes"),
            Map.entry("Came back", "Revenus sans être remis"),
            Map.entry("Unsubscribed", "Désinscrits"));

    private French() {}

    /** The English itself where there is none. */
    static String of(String english) {
        return WORDS.getOrDefault(english, english);
    }
}
