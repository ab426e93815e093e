namespace PlanApi.Domain.Validation;

/// <summary>The findings of validation: the worst first, then by rule and by first place.</summary>
public sealed record ValidationReport(IReadOnlyList<Judgement> Judgements)
{
    public IEnumerable<Finding> Findings => Judgements.Select(judgement => judgement.Finding);

    /// <summary>The findings that block the approval of the plan: errors without a waiver.</summary>
    public IEnumerable<Finding> Blocking =>
        Judgements
            .Where(judgement => judgement is { Finding.Severity: Severity.Error, Waiver: null })
            .Select(judgement => judgement.Finding);

    public bool IsApprovable => !Blocking.Any();

    /// <summary>The findings that another report does not have; their values do not matter.</summary>
    public ValidationReport Without(ValidationReport other)
    {
        var known = other.Findings.Select(finding => finding.Fingerprint).ToHashSet(StringComparer.Ordinal);
        return new ValidationReport([.. Judgements.Where(judgement => !known.Contains(judgement.Finding.Fingerprint))]);
    }
}

/// <summary>A finding, the valid waiver that accepts it, if any, and the names of the parts that it is about.</summary>
public sealed record Judgement(Finding Finding, Waiver? Waiver, PlanNames Names)
{
    public bool IsWaived => Waiver is not null;
}

internal static class FindingOrder
{
    /// <summary>
    /// By severity, the worst first; then by rule, places and arguments, so that the order never depends on the document's.
    /// </summary>
    public static int Compare(Finding one, Finding two)
    {
        var order = two.Severity.CompareTo(one.Severity);
        if (order == 0)
            order = string.CompareOrdinal(one.Rule, two.Rule);
        for (var i = 0; order == 0 && i < Math.Min(one.Places.Count, two.Places.Count); i++)
        {
            order = string.CompareOrdinal(one.Places[i].Kind, two.Places[i].Kind);
            if (order == 0)
                order = string.CompareOrdinal(one.Places[i].Key, two.Places[i].Key);
        }
        return order != 0 ? order : one.Places.Count.CompareTo(two.Places.Count);
    }
}
