namespace PlanApi.Domain.Validation.Rules;

public sealed class WaiversExpired()
    : PlanRule(
        "waiver-expired",
        Severity.Warning,
        RuleFamily.Governance,
        "{waiver} expired on {until}, so the finding that it accepted is open again.",
        "{waiver} 已于 {until} 到期，其豁免的问题仍然存在。",
        """
        A waiver accepts a finding until a day. That day has passed, and the finding is still there. If it is an error, it blocks approval
        again. Resolve the finding, or renew the waiver.
        """
    )
{
    public override IEnumerable<Finding> Review(PlanIndex plan, IReadOnlySet<string> fingerprints)
    {
        foreach (var waiver in plan.Document.Waivers)
        {
            if (waiver.Until is { } until && until < plan.Today && fingerprints.Contains(waiver.Finding))
                yield return Find(
                    [Places.Of(waiver, until.ToString("yyyy-MM-dd"))],
                    ("waiver", waiver.Code.ToString()),
                    ("until", until.ToString("yyyy-MM-dd"))
                );
        }
    }
}
