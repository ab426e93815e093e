using PlanApi.Domain;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>Decides whether a limited caller may hear of a part in the history, by the present names of its places and mentions.</summary>
public interface IHearing
{
    /// <summary>Whether the caller may see the numbers and parts at a scope.</summary>
    bool Sees(Scope scope);

    /// <summary>Whether the scope names no member that is hidden.</summary>
    bool MayName(Scope scope);

    /// <summary>Whether a member or group may be named.</summary>
    bool MayName(Code dimension, Code member);

    /// <summary>Whether the numbers of an indicator may be told.</summary>
    bool MayTell(Code indicator);

    /// <summary>Whether nothing is hidden but places.</summary>
    bool TellsEveryIndicator { get; }

    /// <summary>Whether the caller may see a mentioned part; true if none is mentioned.</summary>
    Task<bool> Sees(PartKind kind, Code? code);
}
