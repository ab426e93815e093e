namespace PlanApi.Application.Tables;

/// <summary>A row about a target or a number of the cube: a light, or the alert that it raised.</summary>
public interface ISignalRow
{
    long PlanId { get; }

    /// <summary>The target; 0 for a number of the cube.</summary>
    long TargetId { get; }

    /// <summary>Of a number of the cube: whose it is.</summary>
    long IndicatorId { get; }

    /// <summary>Of a number of the cube: the canonical text of where it stands.</summary>
    string Scope { get; }

    /// <summary>Of a target: where it stood, as that is stored.</summary>
    long? ScopeId { get; }
}
