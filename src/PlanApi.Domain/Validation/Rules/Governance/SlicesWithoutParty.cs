namespace PlanApi.Domain.Validation.Rules;

public sealed class SlicesWithoutParty()
    : PlanRule(
        "slice-without-party",
        Severity.Warning,
        RuleFamily.Governance,
        "Slices that nobody can submit, since they have no party or no key acts as it ({count}): {list}.",
        "无人能提交的填报任务（没有指定当事方，或没有密钥代表该当事方），共 {count} 个：{list}。",
        """
        A slice of a planning round is entered and submitted by its party, with the key that acts as the party. This slice is open and names
        no party, or a party without a subject. Name the party, and give the party the name of its key as its subject. Planners can submit
        it meanwhile.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        Fold(
            plan.Document.SliceAssignments.Where(slice =>
                slice.IsOpen()
                && (slice.Party is not { } code || (plan.Parties.TryGetValue(code, out var party) && string.IsNullOrEmpty(party.Subject)))
            )
        );
}
