namespace PlanApi.Domain.Validation;

/// <summary>If a chain of derivations has its own rule for this kind of fault, only that rule reports it.</summary>
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

    /// <summary>Removes the chains whose places are all named by another finding of a more specific rule.</summary>
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
