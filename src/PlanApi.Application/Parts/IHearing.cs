using PlanApi.Domain;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>What a limited caller may hear of a part as history has it: by what its places and mentions are called now.</summary>
public interface IHearing
{
    /// <summary>Whether the caller sees what stands at a scope.</summary>
    bool Sees(Scope scope);

    /// <summary>Whether the scope names no member that is hidden.</summary>
    bool MayName(Scope scope);

    /// <summary>Whether a member or group may be named.</summary>
    bool MayName(Code dimension, Code member);

    /// <summary>Whether the caller sees a part that is mentioned; true where none is.</summary>
    Task<bool> Sees(PartKind kind, Code? code);
}
