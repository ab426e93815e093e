namespace PlanApi.Domain.Validation.Rules;

public sealed class WaiversAcceptedByNobody()
    : PlanRule(
        "waiver-without-acceptor",
        Severity.Warning,
        RuleFamily.Governance,
        "Waivers that do not name who accepts the finding ({count}): {list}.",
        "{count} 项豁免未说明由谁接受：{list}。",
        """
        A waiver is somebody's decision to live with a finding. Name the party that accepts the finding.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) => Fold(plan.Document.Waivers.Where(waiver => waiver.AcceptedBy is null));
}
