using PlanApi.Domain.Budgets;
using PlanApi.Domain.Documents;
using PlanApi.Domain.People;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;
using static PlanApi.UnitTests.Validation.PlanBuilder;

namespace PlanApi.UnitTests.Validation;

/// <summary>Plans with money, people and other means.</summary>
internal static class MeansCases
{
    public static readonly RuleCase[] All =
    [
        new(
            "budget-parts-differ",
            Items(new("all", 100), new("a", 70, "all"), new("b", 40, "all")),
            Items(new("all", 100), new("a", 100, "all"))
        )
        {
            Says = "110 CNY, and the item to 100 CNY: 10 CNY too much",
        },
        new(
            "budget-parts-differ", // A part without an amount may still come to the rest.
            Items(new("all", 100), new("a", 70, "all")),
            Items(new("all", 100), new("a", 70, "all"), new("b", Parent: "all"))
        )
        {
            Severity = Severity.Warning,
            Says = "30 CNY not given out",
        },
        new(
            "budget-parts-differ",
            Items(new("all", 230), new("a", Parent: "all", Share: 65)),
            Items(new("all", 230), new("a", Parent: "all", Share: 100))
        )
        {
            Severity = Severity.Warning,
            Says = "149.5 CNY",
        },
        new(
            "budget-share-differs", // 20 % may be 19.5 to 20.5 %.
            Items(new("all", 230), new("a", 40, "all", Share: 20)),
            Items(new("all", 230), new("a", 47, "all", Share: 20))
        )
        {
            Says = "40 CNY, but its share of 20 % of 230 CNY is 46 CNY",
        },
        new("budget-price-differs", Items(new Item("a", 100, Count: 7, Price: 15)), Items(new Item("a", 105, Count: 7, Price: 15)))
        {
            Says = "7 at 15 CNY each come to 105 CNY",
        },
        new(
            "budget-shares-exceed",
            Items(new("all", 10), new("a", Parent: "all", Share: 70), new("b", Parent: "all", Share: 40)),
            Items(new("all", 10), new("a", Parent: "all", Share: 60), new("b", Parent: "all", Share: 40))
        )
        {
            Says = "110 %",
        },
        new("budget-item-without-amount", Items(new Item("a")), Items(new Item("a", 1))),
        new(
            "budget-item-without-justification",
            Items(new("all"), new("a", 1, "all")),
            Items(new("all"), new("a", 1, "all", Why: "it is needed"))
        )
        {
            Says = "(1): a",
        },
        new("budget-item-without-owner", Items(new Item("a")), plan => plan.With(document => document)),
        new(
            "budget-weights-too-many",
            plan =>
                plan.With(document =>
                    document with
                    {
                        BudgetItems = [new() { Code = C("a"), Weights = [.. Enumerable.Repeat(Q(1), 13)] }],
                    }
                ),
            plan =>
                plan.With(document => document with { BudgetItems = [new() { Code = C("a"), Weights = [.. Enumerable.Repeat(Q(1), 12)] }] })
        ),
        new(
            "funding-differs",
            plan => Items(new Item("all", 230))(plan).With(Sources(150)),
            plan => Items(new Item("all", 230))(plan).With(Sources(150, 80))
        )
        {
            Says = "150 CNY, and the budget uses 230 CNY: 80 CNY missing",
        },
        new(
            "funding-differs",
            plan => Items(new Item("all", 100))(plan).With(Sources(150)),
            plan => Items(new Item("all", 150))(plan).With(Sources(150))
        )
        {
            Severity = Severity.Warning,
            Says = "50 CNY not used",
        },
        new("resource-not-funded", Needs(), Needs("a")),
        new("resource-funded-twice", Needs("a", "b"), Needs("a")),
        new("team-parts-differ", Teams(300, 150, 80, 40, 30, 20), Teams(300, 150, 80, 40, 30))
        {
            Says = "320 people together, and everybody has 300: 20 too many",
        },
        new("team-parts-differ", Teams(300, 150, 80), Teams(230, 150, 80)) { Severity = Severity.Warning, Says = "70 in no team" },
        new("posts-exceed-team", plan => plan.With(Posts(3, 4)), plan => plan.With(Posts(3, 3))),
        new("movements-miss-head-count", plan => plan.With(Hires(20, 10)), plan => plan.With(Hires(10, 10)))
        {
            Says = "will have 10 people, but it is to have 20",
        },
    ];

    private sealed record Item(
        string Code,
        decimal? Amount = null,
        string? Parent = null,
        decimal? Share = null,
        decimal? Count = null,
        decimal? Price = null,
        string? Why = null
    );

    private static Func<PlanBuilder, PlanBuilder> Items(params Item[] items) =>
        plan =>
            plan.With(document =>
                document with
                {
                    BudgetItems =
                    [
                        .. items.Select(item => new BudgetItem
                        {
                            Code = C(item.Code),
                            Parent = item.Parent is { } parent ? C(parent) : null,
                            Amount = Of(item.Amount),
                            Share = Of(item.Share),
                            Quantity = Of(item.Count),
                            UnitPrice = Of(item.Price),
                            Justification = item.Why is { } why ? LocalText.English(why) : LocalText.Empty,
                        }),
                    ],
                }
            );

    private static Quantity? Of(decimal? number) => number is { } known ? Quantity.Of(known) : null;

    private static Func<PlanDocument, PlanDocument> Sources(params decimal[] amounts) =>
        document =>
            document with
            {
                FundingSources =
                [
                    .. amounts.Select((amount, at) => new FundingSource { Code = C($"s{at}"), Amount = Quantity.Of(amount) }),
                ],
            };

    private static Func<PlanBuilder, PlanBuilder> Needs(params string[] fundedBy) =>
        plan =>
            Items(new("a", 1), new("b", 1))(plan)
                .With(document =>
                    document with
                    {
                        Resources =
                        [
                            new()
                            {
                                Code = C("servers"),
                                Cost = Q(5),
                                FundedBy = [.. fundedBy.Select(C)],
                            },
                        ],
                    }
                );

    private static Func<PlanBuilder, PlanBuilder> Teams(int whole, params int[] parts) =>
        plan =>
            plan.With(document =>
                document with
                {
                    Teams =
                    [
                        new() { Code = C("everybody"), HeadCount = whole },
                        .. parts.Select(
                            (count, at) =>
                                new Team
                                {
                                    Code = C($"t{at}"),
                                    Parent = C("everybody"),
                                    HeadCount = count,
                                }
                        ),
                    ],
                }
            );

    private static Func<PlanDocument, PlanDocument> Posts(int whole, int count) =>
        document =>
            document with
            {
                Teams = [new() { Code = C("sellers"), HeadCount = whole }],
                Posts =
                [
                    new()
                    {
                        Code = C("lead"),
                        Team = C("sellers"),
                        HeadCount = count,
                    },
                ],
            };

    private static Func<PlanDocument, PlanDocument> Hires(int whole, int planned) =>
        document =>
            document with
            {
                Teams = [new() { Code = C("sellers"), HeadCount = whole }],
                StaffMovements =
                [
                    new()
                    {
                        Code = C("hires"),
                        Team = C("sellers"),
                        Planned = planned,
                    },
                ],
            };
}
