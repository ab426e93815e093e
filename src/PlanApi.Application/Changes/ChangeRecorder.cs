using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Changes;

/// <summary>Collects what a command changes, and writes it as the plan's next change set.</summary>
public sealed class ChangeRecorder(PlanDb db, Caller caller, TimeProvider clock) : IDisposable
{
    internal const string LightKind = "Light";
    internal const string AlertKind = "Alert";

    private const int BlockBytes = 4 * 1024 * 1024;

    private List<ChangeBlockRow> _blocks = [];
    private readonly MemoryStream _lines = new();
    private List<Action> _afterCommit = [];
    private int _changes;
    private int _signals;
    private int _packing;

    /// <summary>The plan that the command is about; null for the service's own.</summary>
    public PlanRow? Plan { get; private set; }

    /// <summary>The version that the plan has once the command is done: that of everything it changes.</summary>
    public long Version => (Plan?.Version ?? throw new InvalidOperationException("The command is about no plan.")) + 1;

    public void Begin(PlanRow plan) => Plan = plan;

    /// <summary>Whether a committee decides on what the command changes, so that no lock and no role stands against it.</summary>
    public bool IsDecided { get; internal set; }

    /// <summary>The reason why a part may not change so; null where approval does not stand against it.</summary>
    internal Failure? Locks(PlanPart? before, PlanPart? after) =>
        IsDecided ? null
        : before is BudgetItem { Approved: not null } item && (after as BudgetItem)?.Money() != item.Money()
            ? new BudgetItemApproved(item.Key())
        : Plan is { Status: PlanStatus.Approved or PlanStatus.Closed } && !DatesOf(before).SequenceEqual(DatesOf(after))
            ? new BaselineLocked(PartKind.Of(before ?? after!).Noun, (before ?? after!).Key())
        : null;

    /// <summary>Forgets what was collected.</summary>
    internal void Clear()
    {
        (Plan, IsDecided, caller.Written, caller.IsReplay) = (null, false, null, false);
        (_blocks, _changes, _signals, _packing) = ([], 0, 0, 0);
        _lines.SetLength(0);
        _afterCommit = [];
    }

    /// <summary>Work for the time after the command's writes are certain: it keeps the new state in memory.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    /// <summary>That work, for whoever commits the command.</summary>
    internal List<Action> TakeAfterCommit() => _afterCommit;

    public void Dispose() => _lines.Dispose();

    /// <summary>Notes one part's state before and after; null where there was or is none.</summary>
    public void Record(PartKind kind, string key, object? before, object? after)
    {
        if (Plan is not null && kind.Shapes != Shapes.Nothing)
            Plan.StructureVersion = Version;
        // A new member or indicator has nothing below it yet.
        if (Plan is not null && kind.Shapes == Shapes.Places && (before is not null || kind == PartKind.Group))
            Plan.ParentageVersion = Version;
        Record(kind.ToString(), key, before, after);
    }

    /// <summary>Notes a change of something that is not a plan's part.</summary>
    public void Record(string kind, string key, object? before, object? after)
    {
        if (IsSignal(kind))
            _signals++;
        Record(JsonSerializer.SerializeToUtf8Bytes(new ChangeLine(kind, key, before, after), PlanJson.Options));
    }

    /// <summary>Whether a change is of a light or an alert.</summary>
    internal static bool IsSignal(string kind) => kind is LightKind or AlertKind;

    /// <summary>Notes changed cells.</summary>
    internal void Record(CellBlock block)
    {
        // Changes are read in the order in which they were made.
        Pack();
        _blocks.Add(
            new ChangeBlockRow
            {
                Number = _blocks.Count,
                Kind = BlockKind.Cells,
                Count = block.Count,
                Content = CellBlockFormat.Write(block),
            }
        );
        _changes += block.Count;
    }

    private void Record(byte[] line)
    {
        _lines.Write(line);
        _lines.WriteByte((byte)'\n');
        _changes++;
        _packing++;
        if (_lines.Length >= BlockBytes)
            Pack();
    }

    /// <summary>Writes the change set, and raises the plan's version to its number.</summary>
    internal async Task Seal(Type useCase, CancellationToken cancellation)
    {
        if (_changes == 0)
            return;
        Pack();
        var planId = Plan?.Id ?? 0;
        var last = await db.Set<ChangeSetRow>()
            .AsNoTracking()
            .Where(set => set.PlanId == planId)
            .OrderByDescending(set => set.Sequence)
            .Select(set => new
            {
                set.Sequence,
                set.Hash,
                set.At,
            })
            .FirstOrDefaultAsync(cancellation);
        var row = new ChangeSetRow
        {
            PlanId = planId,
            Sequence = Plan is null ? (last?.Sequence ?? 0) + 1 : Version,
            // A clock that was put back must not make history run backwards.
            At = Math.Max(clock.GetUtcNow().UtcTicks, last?.At ?? 0),
            Actor = caller.Identity!.Id,
            PartyId = await Party(planId, cancellation),
            UseCase = Name(useCase),
            Reason = caller.Reason,
            Door = caller.Door,
            Changes = _changes,
            Signals = _signals,
            Hash = [],
            Blocks = _blocks,
        };
        row.Hash = Chain(last?.Hash ?? [], row);
        db.Add(row);
        if (Plan is not null)
            Plan.Version = row.Sequence;
        caller.Written = Plan is null ? null : row.Sequence;
    }

    /// <summary>SHA-256 over the hash before it and everything that the change set says.</summary>
    public static byte[] Chain(byte[] before, ChangeSetRow row)
    {
        using var hash = new ChainHash(before, row);
        foreach (var block in row.Blocks.OrderBy(block => block.Number))
            hash.Add(block.Content);
        return hash.End();
    }

    /// <summary>
    /// A use case's name without its namespace: <c>UpdateTarget</c>, <c>ImportPlan</c>, <c>CountLinkedWeight</c>.
    /// </summary>
    internal static string Name(Type useCase)
    {
        if (!useCase.IsGenericType)
            return useCase.Name;
        var name = useCase.Name[..useCase.Name.IndexOf('`', StringComparison.Ordinal)];
        var part = name.IndexOf("Part", StringComparison.Ordinal);
        return (part < 0 ? name : name[..part]) + useCase.GetGenericArguments()[0].Name;
    }

    private static IEnumerable<Period?> DatesOf(PlanPart? part) => part?.Agreed().Where(period => period is not null) ?? [];

    private async Task<long?> Party(long planId, CancellationToken cancellation)
    {
        var subject = caller.Identity!.Name;
        return planId == 0
            ? null
            : await db.Set<PartyRow>()
                .Where(party => party.PlanId == planId && party.Subject == subject)
                .Select(party => (long?)party.Id)
                .FirstOrDefaultAsync(cancellation);
    }

    private void Pack()
    {
        if (_lines.Length == 0)
            return;
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            brotli.Write(_lines.GetBuffer(), 0, (int)_lines.Length);
        _blocks.Add(
            new ChangeBlockRow
            {
                Number = _blocks.Count,
                Kind = BlockKind.Lines,
                Count = _packing,
                Content = packed.ToArray(),
            }
        );
        _packing = 0;
        _lines.SetLength(0);
    }

    private sealed record ChangeLine(string Kind, string Key, object? Before, object? After);
}
