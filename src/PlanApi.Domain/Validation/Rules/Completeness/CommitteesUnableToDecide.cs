namespace PlanApi.Domain.Validation.Rules;

public sealed class CommitteesUnableToDecide()
    : PlanRule(
        "committees-unable-to-decide",
        Severity.Warning,
        RuleFamily.Completeness,
        "{committee} cannot decide on changes: it has {actual} seats, and {missing} of the roles that must vote have none.",
        "{committee} 无法对变更作出决定：现有席位 {actual} 个，必须投票的角色中有 {missing} 个没有席位。",
        """
        A committee decides on changes of the approved plan by a vote. It has no seats at all, or none with a role of which at least one
        member must vote. Add the seats that are missing, each with the party that has it.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var seats = plan.Document.CommitteeSeats.ToLookup(seat => seat.Committee, seat => seat.Role);
        foreach (var committee in plan.Document.Committees)
        {
            var roles = seats[committee.Code].ToList();
            var missing = committee.RequiredRoles.Distinct().Count(role => !roles.Contains(role));
            if (roles.Count == 0 || missing > 0)
                yield return Find(
                    [Places.Of(committee)],
                    ("committee", committee.Key()),
                    ("actual", roles.Count.ToString()),
                    ("missing", missing.ToString())
                );
        }
    }
}
