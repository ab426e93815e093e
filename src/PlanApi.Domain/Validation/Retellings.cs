namespace PlanApi.Domain.Validation;

/// <summary>A chain of derivations that a rule about its kind of fault tells as well is told once, by that rule.</summary>
internal static class Retellings
{
    private const string Chains = "claims-cannot-all-hold";

    private static readonly HashSet<string> Kinds =
    [
        "break-downs-differ",
        "growth-against-steps",
        "growth-outside-parts",
        "groups-exceed-whole",
        "maximum-against-parts",
        "mean-outside-parts",
        "shares-and-levels",
        "sizes-exceed-share",
        "stock-against-movements",
    ];

    /// <summary>Takes out the chains all of whose places another finding of a rule of its own names.</summary>
    public static void Remove(List<Finding> findings)
    {
        var told = findings
            .Where(finding => Kinds.Contains(finding.Rule))
            .Select(finding => finding.Places.Select(place => place.Key).ToHashSet(StringComparer.Ordinal))
            .ToArray();
        if (told.Length == 0)
            return;
        var byPlace = told.SelectMany(places => places.Select(place => (place, places))).ToLookup(pair => pair.place, pair => pair.places);
        findings.RemoveAll(finding =>
            finding.Rule == Chains
            && finding.Places.Where(place => place.Kind is "targets" or "cells").Select(place => place.Key).ToArray()
                is [var first, ..] keys
            && byPlace[first].Any(places => keys.All(places.Contains))
        );
    }
}
