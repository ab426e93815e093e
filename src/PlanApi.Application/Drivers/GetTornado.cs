using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Drivers;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Drivers;

/// <summary>
/// Which drivers a number depends on most: each is moved down and up on its own, and they are ranked by how far the number swings.
/// </summary>
public sealed record GetTornado(Code Plan, TornadoQuestion Question) : Query<TornadoAnswer>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetTornadoHandler(PlanDb db, DriverReader reader) : IHandler<GetTornado, TornadoAnswer>
{
    private static readonly Quantity Usual = Quantity.Of(10);
    private static readonly Quantity Widest = Quantity.Of(1_000);

    public Task<Outcome<TornadoAnswer>> Handle(GetTornado request, CancellationToken cancellation) =>
        Overflows.Answered<TornadoAnswer>(
            "/indicator",
            async () =>
            {
                await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
                var question = request.Question;
                if (
                    !(
                        await reader.Open(
                            request.Plan,
                            question,
                            [("", question.Address())],
                            (_, faults) => Check(question, faults),
                            cancellation
                        )
                    ).IsSuccess(out var open, out var failure)
                )
                    return failure;
                var outside = new FaultList();
                var spans = new Dictionary<int, DriverRange>();
                for (var at = 0; at < (question.Ranges?.Count ?? 0); at++)
                {
                    var span = question.Ranges![at];
                    if (open.Tree.Find(span.Indicator) is not { } driver)
                        outside.Add(
                            FaultCodes.UnknownReference,
                            $"/ranges/{at}/indicator",
                            $"'{span.Indicator}' is none of the drivers of '{question.Indicator}'."
                        );
                    else if (!spans.TryAdd(driver, new DriverRange(driver, Fraction.Of(span.Low), Fraction.Of(span.High))))
                        outside.Add(FaultCodes.DuplicateItem, $"/ranges/{at}/indicator", $"'{span.Indicator}' has a range already.");
                }
                if (!outside.IsEmpty)
                    return new Invalid(outside.Faults);
                if (!open.Evaluate(0).IsSuccess(out var values, out failure))
                    return failure;
                var (words, top) = (new DriverWords(open), open.Tree.Top);
                if (DriverEffects.Of(values) is not { } effects)
                    return new TornadoAnswer(open.PlaceOf(0), null, words.Undefined(values, top)!, []);
                var part = Fraction.Of(question.Percent ?? Usual) / Fraction.Hundred;
                var around = Tornado.Around(values, part).Where(range => !spans.ContainsKey(range.Driver)).Concat(spans.Values);
                var bars = Tornado
                    .Of(effects, around)
                    .Select(bar => new DriverBar(
                        open.Tree.Drivers[bar.Range.Driver].Name,
                        GetDriverTreeHandler.Step(effects, bar.Range.Driver, bar.Range.Low),
                        GetDriverTreeHandler.Step(effects, bar.Range.Driver, bar.Range.High),
                        bar.Swing is { } swing ? DriverWords.Derived(swing) : null
                    ))
                    .ToArray();
                var sentence = bars is [{ Swing: { } widest } first, ..]
                    ? $"{words.Name(top)}, {DriverWords.Text(values.Top.Value)}, swings most with '{first.Name}': by {widest.Exact} "
                        + $"between {first.Low.Driver.Exact} and {first.High.Driver.Exact} of it."
                    : $"{words.Name(top)} swings with none of its drivers.";
                return new TornadoAnswer(open.PlaceOf(0), words.Shown(values, top), sentence, bars);
            }
        );

    private static void Check(TornadoQuestion question, FaultList faults)
    {
        if (question.Percent is { } percent && (percent <= Quantity.Zero || percent > Widest))
            faults.Add(FaultCodes.OutOfRange, "/percent", $"Drivers move by more than 0 and at most {Widest} percent.");
        if (question.Ranges?.Count > DriverReader.MaxDrivers)
            faults.Add(FaultCodes.TooLarge, "/ranges", $"Give at most {DriverReader.MaxDrivers:N0} ranges.");
        for (var at = 0; at < Math.Min(question.Ranges?.Count ?? 0, DriverReader.MaxDrivers); at++)
        {
            if (question.Ranges![at].Low > question.Ranges[at].High)
                faults.Add(FaultCodes.OutOfOrder, $"/ranges/{at}/high", "The high number lies below the low one.");
        }
    }
}
