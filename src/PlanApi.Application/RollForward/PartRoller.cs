using System.Globalization;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Plans;
using PlanApi.Domain.RollForward;

namespace PlanApi.Application.RollForward;

/// <summary>
/// Makes the next year's document of a plan: each part by the line of its kind, and then without what the document's reader objects to,
/// again and again, until it has no objection.
/// </summary>
internal sealed class PartRoller
{
    private readonly Dictionary<PartKind, List<Rolling>> _parts = [];
    private readonly Dictionary<(PartKind Kind, string Field), HashSet<string>> _dropped = [];
    private readonly List<(PartKind Kind, string Key, LeftBecause Because, string? Mention)> _left = [];

    private PartRoller(PlanDocument old, NextYear year, RollChoice choice)
    {
        foreach (var kind in PartKind.All)
        {
            var (roll, carried) = (KindRolls.Of(kind), _parts[kind] = []);
            foreach (var part in old.ByKind[kind])
            {
                if (roll.Against(part, choice) is { } because)
                    _left.Add((kind, part.Key(), because, null));
                else
                    carried.Add(new Rolling(part.Key(), SourceNode.From(roll.Carry(part, year) with { Id = null, Version = null })));
            }
        }
    }

    /// <summary>The next year's document, without cells.</summary>
    /// <param name="old">The old plan's document.</param>
    /// <param name="plan">The new plan itself.</param>
    /// <param name="year">The new year.</param>
    /// <param name="choice">What is carried.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Outcome<RolledParts> Roll(PlanDocument old, Plan plan, NextYear year, RollChoice choice, CancellationToken cancellation)
    {
        var roller = new PartRoller(old, year, choice);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var faults = new FaultList(int.MaxValue);
            if (PlanDocumentReader.Read(roller.Root(plan), faults).Read is { } read)
                return roller.Answer(read.Document);
            if (!roller.Yield(faults))
                return new Invalid([.. faults.Faults.Take(FaultList.Capacity)]);
        }
    }

    private SourceMapping Root(Plan plan) =>
        new([
            new("format", new SourceScalar(ScalarKind.Text, PlanDocument.CurrentFormat)),
            new("plan", SourceNode.From(plan)),
            .. _parts
                .Where(parts => parts.Value.Count > 0)
                .Select(parts => new SourceField(parts.Key.Collection, new SourceSequence([.. parts.Value.Select(part => part.Content)]))),
        ]);

    // Drops what mentions something that is not there; false where something else is wrong.
    private bool Yield(FaultList faults)
    {
        var gone = new HashSet<(PartKind, int)>();
        foreach (var found in faults.Faults.GroupBy(fault => PartAt(fault.Pointer)))
        {
            if (found.Key is not var (kind, at) || found.Any(fault => !IsYielding(fault)))
                return false;
            var (part, lets) = (_parts[kind][at], KindRolls.Of(kind).Lets);
            if (found.FirstOrDefault(fault => fault.Code == FaultCodes.PeriodOutsideCalendar) is not null)
                Leave(kind, at, LeftBecause.OutsideCalendar, null);
            else if (found.Select(fault => FieldAt(fault.Pointer)).FirstOrDefault(field => !lets.Contains(field)) is { } needed)
                Leave(kind, at, LeftBecause.Mention, needed);
            else
                part.Content = Without(kind, part, [.. found.Select(fault => fault.Pointer)]);
        }
        foreach (var of in gone.ToLookup(part => part.Item1, part => part.Item2))
            _parts[of.Key] = [.. _parts[of.Key].Where((_, at) => !of.Contains(at))];
        return true;

        void Leave(PartKind kind, int at, LeftBecause because, string? mention)
        {
            gone.Add((kind, at));
            _left.Add((kind, _parts[kind][at].Key, because, mention));
            // What is not carried at all has not lost a mention.
            foreach (var dropped in _dropped.Where(dropped => dropped.Key.Kind == kind))
                dropped.Value.Remove(_parts[kind][at].Key);
        }
    }

    private static bool IsYielding(Fault fault) => fault.Code is FaultCodes.UnknownReference or FaultCodes.PeriodOutsideCalendar;

    private SourceMapping Without(PartKind kind, Rolling part, IReadOnlyList<string> pointers)
    {
        var fields = new List<SourceField>();
        var named = pointers.ToLookup(FieldAt, pointer => JsonPointer.Segments(pointer).ElementAtOrDefault(3));
        foreach (var field in ((SourceMapping)part.Content).Fields)
        {
            if (!named.Contains(field.Name))
            {
                fields.Add(field);
                continue;
            }
            if (!_dropped.TryGetValue((kind, field.Name), out var keys))
                _dropped.Add((kind, field.Name), keys = []);
            keys.Add(part.Key);
            // Of a list, the entries; of anything else, the whole.
            if (field.Value is SourceSequence list)
                fields.Add(
                    new(
                        field.Name,
                        new SourceSequence([
                            .. list.Items.Where((_, at) => !named[field.Name].Contains(at.ToString(CultureInfo.InvariantCulture))),
                        ])
                    )
                );
        }
        return new SourceMapping(fields);
    }

    private static (PartKind, int)? PartAt(string pointer) =>
        JsonPointer.Segments(pointer).ToList() is [var collection, var at, ..]
        && PartKind.In(collection) is { } kind
        && int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (kind, number)
            : null;

    private static string FieldAt(string pointer) => JsonPointer.Segments(pointer).ElementAtOrDefault(2) ?? "";

    private RolledParts Answer(PlanDocument document) =>
        new(
            document,
            [
                .. _parts
                    .Where(parts => parts.Value.Count > 0)
                    .Select(parts => new CarriedParts(parts.Key.Collection, KindRolls.Of(parts.Key).Becomes, parts.Value.Count)),
            ],
            [
                .. _left
                    .GroupBy(part => (part.Kind, part.Because, part.Mention))
                    .OrderBy(parts => parts.Key.Kind.Collection, StringComparer.Ordinal)
                    .ThenBy(parts => parts.Key.Because)
                    .ThenBy(parts => parts.Key.Mention, StringComparer.Ordinal)
                    .Select(parts => new LeftParts(
                        parts.Key.Kind.Collection,
                        parts.Key.Because,
                        parts.Key.Mention,
                        parts.Count(),
                        First(parts.Select(part => part.Key))
                    )),
            ],
            [
                .. _dropped
                    .Where(mention => mention.Value.Count > 0)
                    .OrderBy(mention => mention.Key.Kind.Collection, StringComparer.Ordinal)
                    .ThenBy(mention => mention.Key.Field, StringComparer.Ordinal)
                    .Select(mention => new DroppedMentions(
                        mention.Key.Kind.Collection,
                        mention.Key.Field,
                        mention.Value.Count,
                        First(mention.Value)
                    )),
            ]
        );

    private static IReadOnlyList<string> First(IEnumerable<string> keys) =>
        [.. keys.Order(StringComparer.Ordinal).Take(RolledPlan.MaxKeys)];

    /// <summary>A part on its way into the new plan.</summary>
    private sealed class Rolling(string key, SourceNode content)
    {
        public string Key { get; } = key;

        public SourceNode Content { get; set; } = content;
    }
}

/// <summary>The next year's document, and what became of the old one's parts.</summary>
internal sealed record RolledParts(
    PlanDocument Document,
    IReadOnlyList<CarriedParts> Carried,
    IReadOnlyList<LeftParts> LeftBehind,
    IReadOnlyList<DroppedMentions> Dropped
);
