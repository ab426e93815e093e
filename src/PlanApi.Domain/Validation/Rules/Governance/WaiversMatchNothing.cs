namespace PlanApi.Domain.Validation.Rules;

public sealed class WaiversMatchNothing()
    : PlanRule(
        "waiver-without-finding",
        Severity.Note,
        RuleFamily.Governance,
        "Waivers of findings that no longer exist ({count}): {list}.",
        "{count} 项豁免所对应的问题已不存在：{list}。",
        """
        A waiver names a finding by its fingerprint, which is made of its rule and its places. No finding has this fingerprint any more: it
        was resolved, or its places changed. Remove the waiver. Otherwise it would silently accept the same finding if it comes back.
        """
    )
{
    public override IEnumerable<Finding> Review(PlanIndex plan, IReadOnlySet<string> fingerprints) =>
        Fold(
            [.. plan.Document.Waivers.Where(waiver => !fingerprints.Contains(waiver.Finding)).OrderBy(waiver => waiver.Code)],
            waiver => Places.Of(waiver, waiver.Finding)
        );
}
