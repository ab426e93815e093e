using PlanApi.Domain.Documents;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>Runs the rules over a plan.</summary>
public static class PlanValidator
{
    /// <summary>All findings of the catalogue's rules in the plan, and which of them are waived.</summary>
    /// <param name="document">The plan with its targets, weights and cells.</param>
    /// <param name="today">The day, in the plan's time zone, on which waivers must be valid.</param>
    /// <param name="cancellation">Looked at between rules.</param>
    public static ValidationReport Validate(PlanDocument document, DateOnly today, CancellationToken cancellation = default) =>
        Validate(document, today, RuleCatalogue.All, cancellation);

    /// <summary>The same of a part of a plan.</summary>
    /// <param name="document">The visible part of the plan.</param>
    /// <param name="today">The day.</param>
    /// <param name="hidden">The dimensions of which the document holds only some members, so that nothing is known of their totals.</param>
    /// <param name="cancellation">Looked at between rules.</param>
    public static ValidationReport Validate(
        PlanDocument document,
        DateOnly today,
        IReadOnlySet<Code> hidden,
        CancellationToken cancellation
    ) => Validate(new PlanIndex(document.In(document.Scenario), today, hidden), RuleCatalogue.All, cancellation);

    /// <summary>The same with a choice of rules.</summary>
    public static ValidationReport Validate(
        PlanDocument document,
        DateOnly today,
        IReadOnlyList<PlanRule> rules,
        CancellationToken cancellation = default
    ) => Validate(new PlanIndex(document.In(document.Scenario), today), rules, cancellation);

    private static ValidationReport Validate(PlanIndex plan, IReadOnlyList<PlanRule> rules, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (var rule in rules)
        {
            cancellation.ThrowIfCancellationRequested();
            findings.AddRange(rule.Check(plan));
        }
        Retellings.Remove(findings);
        if (plan.Document.Waivers.Count > 0)
        {
            var fingerprints = findings.Select(finding => finding.Fingerprint).ToHashSet(StringComparer.Ordinal);
            foreach (var rule in rules)
                findings.AddRange(rule.Review(plan, fingerprints));
        }
        findings.Sort(FindingOrder.Compare);
        return new ValidationReport(Judge(findings, plan));
    }

    private static List<Judgement> Judge(List<Finding> findings, PlanIndex plan)
    {
        var waivers = plan
            .Document.Waivers.Where(waiver => waiver.Until is not { } until || until >= plan.Today)
            .OrderBy(waiver => waiver.Code)
            .DistinctBy(waiver => waiver.Finding)
            .ToDictionary(waiver => waiver.Finding, StringComparer.Ordinal);
        // A fingerprint is a hash, and only asked for where there is something to compare it with.
        var names = PlanNames.Of(plan.Document, findings);
        return findings.ConvertAll(finding => new Judgement(
            finding,
            waivers.Count > 0 ? waivers.GetValueOrDefault(finding.Fingerprint) : null,
            names
        ));
    }
}
