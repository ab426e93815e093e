using PlanApi.Api.Home.Pages;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home.Lists;

/// <summary>What people call the targets of a list, their places, and who answers for them.</summary>
internal sealed class TargetNames
{
    private readonly PageReader _read;
    private readonly IReadOnlyDictionary<string, Target> _targets;
    private readonly IReadOnlyDictionary<string, Indicator> _indicators;
    private readonly IReadOnlyDictionary<string, KeyResult> _results;
    private readonly Func<Scope, string> _places;
    private readonly Func<Code?, string?> _parties;

    private TargetNames(
        PageReader read,
        IReadOnlyDictionary<string, Target> targets,
        IReadOnlyDictionary<string, Indicator> indicators,
        IReadOnlyDictionary<string, KeyResult> results,
        Func<Scope, string> places,
        Func<Code?, string?> parties
    ) => (_read, _targets, _indicators, _results, _places, _parties) = (read, targets, indicators, results, places, parties);

    public static async Task<TargetNames> Read(
        PageReader read,
        IReadOnlyCollection<(Code Target, Code Indicator, Scope Scope, IReadOnlyList<Code> KeyResults)> about
    ) =>
        new(
            read,
            await read.Named<Target>(about.Select(one => one.Target)),
            await read.Named<Indicator>(about.Select(one => one.Indicator)),
            await read.Named<KeyResult>(about.SelectMany(one => one.KeyResults)),
            await read.PlaceNames(about.Select(one => one.Scope)),
            await read.PartyNames()
        );

    public Indicator? Indicator(Code code) => _indicators.GetValueOrDefault(code.ToString());

    /// <summary>A target's name, which leads to its page; its indicator's name where it has none.</summary>
    public ListCell Target(Code target, Code indicator)
    {
        var own = _targets.GetValueOrDefault(target.ToString())?.Names.In(_read.Language);
        var name =
            own is { Length: > 0 } ? own
            : Indicator(indicator) is { } known ? _read.Name(known)
            : indicator.ToString();
        return new ListCell(name, _read.At("targets", target));
    }

    public string Place(Scope scope) => _places(scope);

    /// <summary>The owners of key results.</summary>
    public string Owners(IEnumerable<Code> keyResults) =>
        string.Join(
            _read.Say(", ", "、"),
            keyResults.Select(code => _parties(_results.GetValueOrDefault(code.ToString())?.Owner)).OfType<string>().Distinct()
        );

    public string? Number(Quantity? number, Code indicator) => number is { } known ? _read.Number(known, Indicator(indicator)) : null;
}
