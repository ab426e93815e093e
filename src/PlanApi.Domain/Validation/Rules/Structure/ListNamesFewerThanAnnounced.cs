namespace PlanApi.Domain.Validation.Rules;

public sealed class ListNamesFewerThanAnnounced()
    : PlanRule(
        "list-count",
        Severity.Warning,
        RuleFamily.Structure,
        "The plan announces {announced} things in {listCode}, but names {named}.",
        "计划在 {listCode} 中称共 {announced} 项，实际列出 {named} 项。",
        """
        The plan's text announces how many things there are, and then names more or fewer of them. A thing without a name cannot be
        assigned or checked off. Name the rest, or correct the number.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        from list in plan.Document.Lists
        where list.Announced is { } announced && announced != list.Items.Count
        select Find(
            [Places.Of(list, $"{list.Items.Count} / {list.Announced}") with { Source = list.Source }],
            ("listCode", list.Code.ToString()),
            ("announced", list.Announced.ToString()!),
            ("named", list.Items.Count.ToString())
        ) with
        {
            Arithmetic =
            [
                new(
                    "announced-less-actual",
                    $"{list.Announced} - {list.Items.Count}",
                    ((long)list.Announced! - list.Items.Count).ToString()
                ),
            ],
        };
}
