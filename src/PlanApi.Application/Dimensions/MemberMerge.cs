using PlanApi.Application.Errors;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Dimensions;

/// <summary>A member with its id; what it was before the load is kept when it changes.</summary>
internal sealed class MemberEntry(long id, Member member, bool isNew)
{
    public long Id { get; } = id;

    public bool IsNew { get; } = isNew;

    public Member Member { get; set; } = member;

    public Member? Before { get; set; }

    public long? ParentId { get; set; }
}

/// <summary>Merges the rows of a member file into a dimension, in memory and in time proportional to both.</summary>
internal sealed class MemberMerge(Code dimension, MemberTable.Content content)
{
    private readonly Dictionary<Code, MemberEntry> _members = content.Members;
    private readonly List<MemberEntry> _changed = [];
    private int _unchanged;

    public IReadOnlyList<MemberEntry> Changed => _changed;

    public MemberLoad Result => new(_changed.Count(entry => entry.IsNew), _changed.Count(entry => !entry.IsNew), _unchanged);

    public void Apply(List<LoadedMember> rows, FaultList faults, Func<long> nextId)
    {
        var seen = new HashSet<Code>(rows.Count);
        foreach (var row in rows)
        {
            if (!seen.Add(row.Code))
                faults.Add(FaultCodes.DuplicateCode, "/code", $"'{row.Code}' stands twice in the file.", row.Position);
            else if (content.Groups.Contains(row.Code))
                faults.Add(
                    FaultCodes.DuplicateCode,
                    "/code",
                    $"'{row.Code}' is a group of '{dimension}'; choose another code.",
                    row.Position
                );
            else
                Take(row, nextId);
        }
        foreach (var row in rows.Where(row => row.Parent is { } parent && !_members.ContainsKey(parent)))
            faults.Add(
                FaultCodes.UnknownReference,
                "/parent",
                $"There is no member '{dimension}/{row.Parent}', neither in the plan nor in the file.",
                row.Position
            );
        foreach (var entry in faults.IsEmpty ? _changed : [])
            entry.ParentId = entry.Member.Parent is { } parent ? _members[parent].Id : null;
    }

    /// <summary>Adds a fault for each member that would stand below itself, or too deep.</summary>
    public void CheckTrees(FaultList faults)
    {
        var all = _members.Values.Select(entry => entry.Member).ToList();
        foreach (var fault in MemberTree.Check(all).Take(FaultList.Capacity))
        {
            faults.Add(
                FaultCodes.Cycle,
                "/parent",
                fault.IsCycle
                    ? $"'{all[fault.Member].Code}' would stand below itself; choose another parent."
                    : $"'{all[fault.Member].Code}' would stand over {MemberTree.MaxDepth} levels below the top."
            );
        }
    }

    private void Take(LoadedMember row, Func<long> nextId)
    {
        if (!_members.TryGetValue(row.Code, out var entry))
        {
            entry = new MemberEntry(
                nextId(),
                new Member
                {
                    Code = row.Code,
                    Dimension = dimension,
                    Parent = row.Parent,
                    Names = row.Names ?? LocalText.Empty,
                },
                isNew: true
            );
            _members.Add(row.Code, entry);
            _changed.Add(entry);
            return;
        }
        var after = entry.Member with
        {
            Parent = row.SaysParent ? row.Parent : entry.Member.Parent,
            Names = row.Names ?? entry.Member.Names,
        };
        if (after.Parent == entry.Member.Parent && after.Names.Equals(entry.Member.Names))
        {
            _unchanged++;
            return;
        }
        (entry.Before, entry.Member) = (entry.Member, after);
        _changed.Add(entry);
    }
}
