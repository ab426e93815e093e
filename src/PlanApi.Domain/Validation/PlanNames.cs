using PlanApi.Domain.Cube;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Validation;

/// <summary>The plan's names of its parts, so that findings show the name of a thing with its code behind it.</summary>
public sealed class PlanNames
{
    public static readonly PlanNames None = new();

    private readonly Dictionary<(PartKind Kind, string Key), LocalText> _names = [];

    private PlanNames() { }

    /// <summary>The names of a plan's parts. There may be many targets, so only names of targets in the findings are included.</summary>
    public static PlanNames Of(PlanDocument document, IEnumerable<Finding> findings)
    {
        var names = new PlanNames();
        var wanted = findings
            .SelectMany(finding => finding.Places)
            .Where(place => place.Kind == PartKind.Target.Collection)
            .Select(place => place.Key)
            .ToHashSet(StringComparer.Ordinal);
        wanted.UnionWith(document.KeyResults.Where(result => result.Names.Count == 0).Select(result => result.Target.ToString()));
        foreach (var part in document.Parts().Where(part => part is not Target || wanted.Contains(part.Key())))
            names._names.TryAdd((PartKind.Of(part), part.Key()), names.NameOf(part));
        return names;
    }

    /// <summary>
    /// The part's name and its key, as in <c>Revenue [gmv]</c>; only the key if it has no name, null if there is no such part.
    /// </summary>
    public string? Of(PartKind kind, string key, string language) =>
        !_names.TryGetValue((kind, key), out var name) ? null
        : name.In(language) is { Length: > 0 } text ? $"{text} [{key}]"
        : key;

    /// <summary>The name alone.</summary>
    public string? Bare(PartKind kind, string key, string language) =>
        _names.TryGetValue((kind, key), out var name) && name.In(language) is { Length: > 0 } text ? text : null;

    private LocalText Named(PartKind kind, string key) => _names.GetValueOrDefault((kind, key), LocalText.Empty);

    /// <summary>The name for a part without a name of its own: the name of its subject. For a waiver it is the reason.</summary>
    private LocalText NameOf(PlanPart part) =>
        part switch
        {
            KeyResult { Names.Count: 0 } result => Named(PartKind.Target, result.Target.ToString()),
            Hold hold => Named(PartKind.Indicator, hold.Indicator.ToString()),
            Bound bound => Named(PartKind.Indicator, bound.Indicator.ToString()),
            Weight weight => Subject(weight),
            Waiver waiver => waiver.Reason,
            Scenario scenario => scenario.Description,
            INamed named => named.Names,
            _ => LocalText.Empty,
        };

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
}
