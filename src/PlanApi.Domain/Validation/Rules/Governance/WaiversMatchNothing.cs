namespace PlanApi.Domain.Validation.Rules;

public sealed class WaiversMatchNothing()
    : PlanRule(
        "waiver-without-finding",
        Severity.Note,
        RuleFamily.Governance,
        "Waivers of findings that are no longer there ({count}): {list}.",
        "{count} 项豁免所对应的问题已不存在：{list}。",
        """
        A waiver names a finding by its fingerprint: its rule and its places. No finding has it any more, because the trouble was resolved
        or its places changed. Remove the waiver, so that it does not accept the same trouble unseen should it come back.
        """
    )
{
    public override IEnumerable<Finding> Review(PlanIndex plan, IReadOnlySet<string> fingerprints) =>
        Fold(
            [.. plan.Document.Waivers.Where(waiver => !fingerprints.Contains(waiver.Finding)).OrderBy(waiver => waiver.Code)],
            waiver => Places.Of(waiver, waiver.Finding)
        );
}
