using PlanApi.Application.Access;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Drivers;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Drivers;

/// <summary>The drivers from which a number is computed, down to stored numbers, each with the effect of a change.</summary>
public sealed record GetDriverTree(Code Plan, DriverTreeQuestion Question) : Query<DriverTreeAnswer>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetDriverTreeHandler(PlanDb db, DriverReader reader) : IHandler<GetDriverTree, DriverTreeAnswer>
{
    public Task<Outcome<DriverTreeAnswer>> Handle(GetDriverTree request, CancellationToken cancellation) =>
        Overflows.Answered<DriverTreeAnswer>(
            "/indicator",
            async () =>
            {
                await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
                if (
                    !(await reader.Open(request.Plan, request.Question, [("", request.Question.Address())], null, cancellation)).IsSuccess(
                        out var open,
                        out var failure
                    ) || !open.Evaluate(0).IsSuccess(out var values, out failure)
                )
                    return failure;
                var (words, effects) = (new DriverWords(open), DriverEffects.Of(values));
                var nodes = words
                    .FromTop.Select(at =>
                    {
                        cancellation.ThrowIfCancellationRequested();
                        return Node(words, values, effects, at);
                    })
                    .ToArray();
                var top = open.Tree.Top;
                var sentence =
                    words.Undefined(values, top)
                    ?? $"{words.Name(top)} is {DriverWords.Text(values.Top.Value)}, with "
                        + $"{open.Tree.Drivers.Count(driver => driver.IsLeaf)} drivers below.";
                return new DriverTreeAnswer(open.PlaceOf(0), sentence, nodes);
            }
        );

    private static DriverNode Node(DriverWords words, DriverValues values, DriverEffects? effects, int at)
    {
        var driver = words.Tree.Drivers[at];
        return new DriverNode(
            driver.Name,
            driver.Indicator,
            driver.Role,
            driver.Formula,
            [.. driver.Inputs.Select(input => words.Tree.Drivers[input].Name)],
            values[at].State,
            words.Shown(values, at),
            words.Undefined(values, at),
            effects is null ? null : Effect(words, effects, at)
        );
    }

    private static DriverEffect Effect(DriverWords words, DriverEffects effects, int at)
    {
        var (rate, elasticity, value) = (effects.RateOf(at), effects.ElasticityOf(at), effects.Values[at].Value);
        var (percent, one) = (Step(effects, at, value + (value / Fraction.Hundred)), Step(effects, at, value + Fraction.One));
        var top = words.Name(words.Tree.Top);
        string Told(string what, DriverStep step) =>
            step.Effect is { } effect
                ? $"{what} of {words.Name(at)} ({DriverWords.Text(value)} to {step.Driver.Exact}) takes {top} to {step.Top!.Value}, "
                    + $"which is {effect.Exact} more"
                : $"{what} of {words.Name(at)} leaves {top} without a value";
        var sentence =
            $"{Told("One percent more", percent)}. {Told(words.OneMore(at), one)}. At the margin, each one brings {ExactText.Of(rate)}"
            + (
                elasticity is { } by
                    ? $", and one percent {ExactText.Of(by)} percent."
                    : "; there is no elasticity, because the top is zero."
            );
        return new DriverEffect(
            DriverWords.Derived(rate),
            elasticity is { } number ? DriverWords.Derived(number) : null,
            percent,
            one,
            words.Routes(effects.LinksOf(at), effects.RateOf),
            sentence
        );
    }

    internal static DriverStep Step(DriverEffects effects, int at, Fraction to)
    {
        var effect = effects.EffectOf(at, to - effects.Values[at].Value);
        return effect.HasValue
            ? new DriverStep(
                DriverWords.Derived(to),
                DriverWords.Derived(effects.Values.Top.Value + effect.Value),
                DriverWords.Derived(effect.Value),
                null
            )
            : new DriverStep(
                DriverWords.Derived(to),
                null,
                null,
                effect.Reason == NoNumber.DivisionByZero ? "Undefined, because something would be divided by zero." : "Undefined."
            );
    }
}
