using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Cells;

/// <summary>
/// Finds scopes by the numbers of their members, and makes new ones, within a command and its transaction. Only this object knows the new
/// ones until the command has committed.
/// </summary>
public sealed class ScopeInterner
{
    private readonly PlanDb _db;
    private readonly PlanRow _plan;
    private readonly CubeStructure _structure;
    private readonly Dictionary<int[], int> _new = new(NumberListComparer.Instance);
    private readonly Dictionary<int[], int>.AlternateLookup<ReadOnlySpan<int>> _newByMembers;
    private readonly List<(long Id, int[] Members)> _made = [];

    public ScopeInterner(PlanDb db, PlanRow plan, CubeStructure structure)
    {
        (_db, _plan, _structure) = (db, plan, structure);
        _newByMembers = _new.GetAlternateLookup<ReadOnlySpan<int>>();
    }

    /// <summary>The number of the scope that names these members, one for each dimension; a new one where there is none yet.</summary>
    public int Number(ReadOnlySpan<int> members)
    {
        if (_structure.Scopes.Find(members) is >= 0 and var known)
            return known;
        if (_newByMembers.TryGetValue(members, out var number))
            return number;
        number = _structure.Scopes.Count + _made.Count;
        var kept = members.ToArray();
        _new[kept] = number;
        _made.Add((_plan.NextId++, kept));
        return number;
    }

    /// <summary>The number of a scope in codes, which must be known ones.</summary>
    public int Number(Scope scope)
    {
        Span<int> members = stackalloc int[_structure.Scopes.Dimensions.Count];
        members.Fill(DimensionIndex.Top);
        foreach (var (dimension, member) in scope)
        {
            var number = _structure.Scopes.DimensionNumber(dimension);
            members[number] = _structure.Scopes.Dimensions[number].Number(member);
        }
        return Number(members);
    }

    /// <summary>The structure with what is new, which is not stored.</summary>
    public CubeStructure Known() =>
        _made.Count == 0
            ? _structure
            : _structure with
            {
                Scopes = _structure.Scopes.With([.. _made.Select(scope => scope.Id)], [.. _made.Select(scope => scope.Members)]),
            };

    /// <summary>Stores what is new, and answers the structure with it.</summary>
    public CubeStructure Store(CancellationToken cancellation)
    {
        if (_made.Count == 0)
            return _structure;
        var with = Known().Scopes;
        using var scopes = _db.Put("scopes", 0, "plan_id", "id", "text");
        using var members = _db.Put("scope_members", 0, "plan_id", "scope_id", "dimension_id", "member_id");
        for (var at = 0; at < _made.Count; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            scopes.Add(_plan.Id, _made[at].Id, with.ScopeOf(_structure.Scopes.Count + at).ToString());
            for (var dimension = 0; dimension < _made[at].Members.Length; dimension++)
            {
                if (_made[at].Members[dimension] is var member && member != DimensionIndex.Top)
                    members.Add(_plan.Id, _made[at].Id, _structure.DimensionIds[dimension], _structure.MemberIds[dimension][member]);
            }
        }
        scopes.Complete();
        members.Complete();
        return _structure with { Scopes = with };
    }
}
