using PlanApi.Application.Access;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Pictures;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Drivers;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Drivers;

/// <summary>Which drivers a number depends on most, as a picture, in English (en) or Chinese (zh).</summary>
public sealed record GetTornadoPicture(Code Plan, TornadoQuestion Question, string Language = "en") : Query<Drawing>
{
    /// <summary>The request that answers with the same as data, which the picture names.</summary>
    public string? DataAt { get; init; }

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetTornadoPictureHandler(PlanDb db, PlanOpener opener, IHandler<GetTornado, TornadoAnswer> tornados)
    : IHandler<GetTornadoPicture, Drawing>
{
    private const int MostBars = 20;

    public async Task<Outcome<Drawing>> Handle(GetTornadoPicture request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (
            !(await tornados.Handle(new GetTornado(request.Plan, request.Question), cancellation)).IsSuccess(
                out var tornado,
                out var failure
            ) || !(await opener.Open(request.Plan, cancellation)).IsSuccess(out var opened, out failure)
        )
            return failure;
        var (definitions, language) = (opened.Structure.Definitions, request.Language);
        var place = tornado.Place;
        return new Drawing(
            TornadoPicture.Of(
                new PicturedTornado(
                    $"{Name(place.Indicator.ToString())}, {FindingText.Words(Notation.Of(place.Scope), language)}, {place.Period}",
                    definitions[place.Indicator],
                    Code.Known(opened.Row.Currency),
                    tornado.Value,
                    tornado.Sentence,
                    [
                        .. tornado
                            .Bars.Where(bar => bar is { Low.Top.Value: not null, High.Top.Value: not null })
                            .Take(MostBars)
                            .Select(bar => new PicturedBar(
                                Name(bar.Name),
                                Number(bar.Name, bar.Low.Driver),
                                Number(bar.Name, bar.High.Driver),
                                bar.Low.Top!.Value!.Value,
                                bar.High.Top!.Value!.Value
                            )),
                    ]
                ),
                language,
                request.DataAt
            )
        );

        string Number(string driver, DerivedNumber number) =>
            number.Value is not { } value
                ? number.Exact
                : FindingText.Words(Fraction.Of(value).ToText(Quantity.MaxDecimals) + Unit(driver), language);

        string Unit(string driver) =>
            Code.TryParse(driver, out var code) && definitions.TryGetValue(code, out var indicator)
                ? Notation.UnitOf(indicator, Code.Known(opened.Row.Currency))
                : "";

        // A driver that is another number of an indicator keeps its own name, such as "gmv before".
        string Name(string driver) =>
            Code.TryParse(driver, out var code) && definitions.TryGetValue(code, out var indicator)
                ? indicator.Names.In(language, driver)
                : driver;
    }
}
