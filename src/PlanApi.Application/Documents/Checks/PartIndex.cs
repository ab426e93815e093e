using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents.Checks;

/// <summary>The parts of a document by kind and key; finds keys that are taken twice and mentions that lead nowhere.</summary>
internal sealed class PartIndex
{
    // Looking for what was meant costs a comparison with every key.
    private const int MaxKeysToCompare = 5_000;
    private const int MaxHints = 100;

    private static readonly HashSet<string> _fields = [.. RecordShape.For(typeof(PlanDocument)).Fields.Select(field => field.Name)];

    private readonly Dictionary<PartKind, Dictionary<string, string>> _keys = [];
    private readonly HashSet<PartKind> _incomplete = [];
    private readonly bool _isMisspelt;
    private int _hints;

    public PartIndex(PlanDocument document, SourceNode root, FaultPlaces place)
    {
        foreach (var kind in PartKind.All.Append(PartKind.Place))
            _keys[kind] = new(StringComparer.Ordinal);
        _isMisspelt = (root as SourceMapping)?.Fields.Any(field => !_fields.Contains(field.Name)) == true;
        foreach (var kind in PartKind.All)
            Add(kind, document, (root as SourceMapping)?[kind.Collection], place);
        _keys[PartKind.Scenario].TryAdd(Code.Baseline.ToString(), "");
        if (document.Plan is null)
            _incomplete.Add(PartKind.Currency);
        else
            _keys[PartKind.Currency].TryAdd(document.Plan.Currency.ToString(), "/plan/currency");
    }

    /// <summary>Adds a fault for each mention of a part that is not there.</summary>
    public void CheckMentions(IEnumerable<Reference> mentions, string pointer, FaultPlaces place)
    {
        foreach (var mention in mentions)
        {
            var known = _keys[mention.Kind];
            if (known.ContainsKey(mention.Key) || _incomplete.Contains(mention.Kind))
                continue;
            var near = known.Count <= MaxKeysToCompare && _hints++ < MaxHints ? NearestName.Of(mention.Key, known.Keys) : null;
            place.Add(
                FaultCodes.UnknownReference,
                pointer + mention.Pointer,
                $"There is no {mention.Kind.Noun} '{mention.Key}'.{(near is null ? "" : $" Is '{near}' meant?")}"
            );
        }
    }

    private void Add(PartKind kind, PlanDocument document, SourceNode? source, FaultPlaces place)
    {
        // A collection that is no list, or that may stand under a misspelt name, could hold whatever is mentioned.
        if (source is null ? _isMisspelt : source is not SourceSequence and not SourceScalar { Kind: ScalarKind.Null })
            MarkIncomplete(kind);
        var parts = document.ByKind[kind];
        var taken = _keys[kind.InDimension ? PartKind.Place : kind];
        for (var i = 0; i < parts.Count; i++)
        {
            var pointer = $"/{kind.Collection}/{i}";
            // A part at fault still has its key, so that mentions of it are not reported on top.
            if ((parts[i]?.Key() ?? KeyOf((source as SourceSequence)?.Items[i], kind.InDimension)) is not { } key)
                MarkIncomplete(kind);
            else if (!taken.TryAdd(key, pointer))
                place.Add(FaultCodes.DuplicateCode, $"{pointer}/code", $"'{key}' is the code of {taken[key]} already.");
            else if (kind.InDimension)
                _keys[kind].TryAdd(key, pointer);
        }
    }

    private void MarkIncomplete(PartKind kind)
    {
        _incomplete.Add(kind);
        if (kind.InDimension)
            _incomplete.Add(PartKind.Place);
    }

    private static string? KeyOf(SourceNode? source, bool inDimension)
    {
        if (source is not SourceMapping mapping || CodeOf(mapping["code"]) is not { } code)
            return null;
        return !inDimension ? code.ToString()
            : CodeOf(mapping["dimension"]) is { } dimension ? $"{dimension}/{code}"
            : null;
    }

    private static Code? CodeOf(SourceNode? node) =>
        node is not null && Code.TryParse(TextReaders.TextOf(node), out var code) ? code : null;
}
