using PlanApi.Domain.Cube;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Validation;

/// <summary>What a plan calls its parts, so that findings name things by their names with the code behind.</summary>
public sealed class PlanNames
{
    public static readonly PlanNames None = new();

    private readonly Dictionary<(PartKind Kind, string Key), LocalText> _names = [];

    private PlanNames() { }

    /// <summary>The names of a plan's parts; of targets, which may be many, those that the findings are about.</summary>
    public static PlanNames Of(PlanDocument document, IEnumerable<Finding> findings)
    {
        var names = new PlanNames();
        names.Add(document.Sections, section => section.Names);
        names.Add(document.Parties, party => party.Names);
        names.Add(document.Dimensions, dimension => dimension.Names);
        names.Add(document.Members, member => member.Names);
        names.Add(document.Groups, group => group.Names);
        names.Add(document.Lists, list => list.Names);
        names.Add(document.Indicators, indicator => indicator.Names);
        names.Add(document.Objectives, objective => objective.Names);
        names.Add(document.WeightWindows, window => window.Names);
        names.Add(document.ReviewSchedules, schedule => schedule.Names);
        names.Add(document.Scenarios, scenario => scenario.Description.Count == 0 ? LocalText.Empty : scenario.Description);
        var wanted = findings
            .SelectMany(finding => finding.Places)
            .Where(place => place.Kind == "targets")
            .Select(place => place.Key)
            .ToHashSet(StringComparer.Ordinal);
        wanted.UnionWith(document.KeyResults.Where(result => result.Names.Count == 0).Select(result => result.Target.ToString()));
        names.Add(document.Targets.Where(target => wanted.Contains(target.Key())), target => target.Names);
        // A key result without a name of its own is called as its target.
        names.Add(
            document.KeyResults,
            result => result.Names.Count > 0 ? result.Names : names.Named(PartKind.Target, result.Target.ToString())
        );
        // Weights, bounds and holds are called as what they are about, and waivers as their reason.
        names.Add(document.Bounds, bound => names.Named(PartKind.Indicator, bound.Indicator.ToString()));
        names.Add(document.Holds, hold => names.Named(PartKind.Indicator, hold.Indicator.ToString()));
        names.Add(document.Weights, names.Subject);
        names.Add(document.Waivers, waiver => waiver.Reason);
        return names;
    }

    /// <summary>
    /// The part's name and its key, as in <c>Revenue [gmv]</c>; the key alone where it has no name, null where there is no such part.
    /// </summary>
    public string? Of(PartKind kind, string key, string language) =>
        !_names.TryGetValue((kind, key), out var name) ? null
        : name.In(language) is { Length: > 0 } text ? $"{text} [{key}]"
        : key;

    /// <summary>The name alone.</summary>
    public string? Bare(PartKind kind, string key, string language) =>
        _names.TryGetValue((kind, key), out var name) && name.In(language) is { Length: > 0 } text ? text : null;

    private LocalText Named(PartKind kind, string key) => _names.GetValueOrDefault((kind, key), LocalText.Empty);

    private LocalText Subject(Weight weight)
    {
        if (weight.Objective is { } objective)
            return Named(PartKind.Objective, objective.ToString());
        if (weight.KeyResult is { } result)
            return Named(PartKind.KeyResult, result.ToString());
        var members = (weight.Of ?? Scope.Top)
            .Select(pair => Named(PartKind.Member, $"{pair.Key}/{pair.Value}"))
            .Where(name => name.Count > 0)
            .ToArray();
        return new LocalText(
            members
                .SelectMany(name => name.Keys)
                .Distinct()
                .Select(language =>
                    KeyValuePair.Create(language, string.Join(Phrasebook.Comma(language), members.Select(name => name.In(language))))
                )
        );
    }

    private void Add<TPart>(IEnumerable<TPart> parts, Func<TPart, LocalText> name)
        where TPart : PlanPart
    {
        foreach (var part in parts)
            _names.TryAdd((part.PartKind(), part.Key()), name(part));
    }
}
