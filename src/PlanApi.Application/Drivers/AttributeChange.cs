using System.Numerics;
using PlanApi.Application.Access;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Drivers;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Drivers;

/// <summary>
/// How much of a number's change, between two periods, scenarios, measures or members, comes from each driver; it adds up exactly.
/// </summary>
public sealed record AttributeChange(Code Plan, AttributionQuestion Question) : Query<AttributionAnswer>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class AttributeChangeHandler(PlanDb db, DriverReader reader) : IHandler<AttributeChange, AttributionAnswer>
{
    public Task<Outcome<AttributionAnswer>> Handle(AttributeChange request, CancellationToken cancellation) =>
        Overflows.Answered<AttributionAnswer>(
            "/indicator",
            async () =>
            {
                await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
                var (question, from) = (request.Question, request.Question.From);
                var to = question.Address();
                var before = to with
                {
                    Scenario = from.Scenario ?? to.Scenario,
                    Measure = from.Measure ?? to.Measure,
                    Scope = from.Scope ?? to.Scope,
                    Period = from.Period ?? to.Period,
                };
                if (
                    !(await reader.Open(request.Plan, question, [("", to), ("/from", before)], null, cancellation)).IsSuccess(
                        out var open,
                        out var failure
                    )
                    || !open.Evaluate(1).IsSuccess(out var start, out failure)
                    || !open.Evaluate(0).IsSuccess(out var end, out failure)
                )
                    return failure;
                var (words, top) = (new DriverWords(open), open.Tree.Top);
                var answer = new AttributionAnswer(
                    open.PlaceOf(1),
                    open.PlaceOf(0),
                    words.Shown(start, top),
                    words.Shown(end, top),
                    null,
                    "",
                    [],
                    []
                );
                if (Attribution.Of(start, end) is not { } attribution)
                {
                    return answer with
                    {
                        Sentence = start.Top.HasValue ? $"After: {words.Undefined(end, top)}" : $"Before: {words.Undefined(start, top)}",
                    };
                }
                // In steps of the top's indicator, so that what is shown adds up to the difference of what is shown.
                var decimals = words.Decimals(top);
                var change = end.Top.Value.Rounded(decimals) - start.Top.Value.Rounded(decimals);
                int[] leaves =
                [
                    .. words
                        .FromTop.Where(at => open.Tree.Drivers[at].IsLeaf)
                        .OrderByDescending(at => attribution.ContributionOf(at).Abs())
                        .ThenBy(at => open.Tree.Drivers[at].Name, StringComparer.Ordinal),
                ];
                var step = Fraction.Of(BigInteger.Pow(10, decimals), BigInteger.One);
                var rounded = Attribution.Rounded([.. leaves.Select(at => attribution.ContributionOf(at) * step)], change);
                DriverContribution Told(int at, BigInteger steps) =>
                    Contribution(
                        words,
                        attribution,
                        start,
                        end,
                        at,
                        DriverWords.Shown(Fraction.Of(steps, BigInteger.One) / step, decimals)
                    );
                return answer with
                {
                    Change = DriverWords.Shown(Fraction.Of(change, BigInteger.One) / step, decimals),
                    Sentence =
                        $"{words.Name(top)} went from {DriverWords.Text(start.Top.Value)} to {DriverWords.Text(end.Top.Value)}, "
                        + $"by {DriverWords.Text(attribution.ChangeOf(top))}, to which {leaves.Length} drivers contribute.",
                    Contributions = [.. leaves.Select((at, order) => Told(at, rounded[order]))],
                    Subtotals =
                    [
                        .. words
                            .FromTop.Where(at => !open.Tree.Drivers[at].IsLeaf)
                            .Select(at => Told(at, (attribution.ContributionOf(at) * step).Rounded(0))),
                    ],
                };
            }
        );

    private static DriverContribution Contribution(
        DriverWords words,
        Attribution attribution,
        DriverValues start,
        DriverValues end,
        int at,
        Quantity? shown
    )
    {
        var (change, weight, contribution) = (attribution.ChangeOf(at), attribution.WeightOf(at), attribution.ContributionOf(at));
        var whole = attribution.ChangeOf(words.Tree.Top);
        var sentence =
            $"{words.Name(at)} went from {DriverWords.Text(start[at].Value)} to {DriverWords.Text(end[at].Value)}, by "
            + $"{ExactText.Of(change)}; times {ExactText.Of(weight)}, what each one brought over the change, that is "
            + $"{ExactText.Of(contribution)}.";
        return new DriverContribution(
            words.Tree.Drivers[at].Name,
            DriverWords.Derived(start[at].Value),
            DriverWords.Derived(end[at].Value),
            DriverWords.Derived(change),
            DriverWords.Derived(weight),
            shown,
            ExactText.Of(contribution),
            whole.IsZero ? null : DriverWords.Derived(contribution / whole * Fraction.Hundred),
            words.Routes(attribution.LinksOf(at), attribution.WeightOf),
            sentence
        );
    }
}
