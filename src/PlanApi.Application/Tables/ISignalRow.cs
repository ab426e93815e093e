namespace PlanApi.Application.Tables;

/// <summary>A row about a target or a number of the cube: a light, or the alert that it raised.</summary>
public interface ISignalRow
{
    long PlanId { get; }

    /// <summary>The target; 0 for a number of the cube.</summary>
    long TargetId { get; }

    /// <summary>For a number of the cube: its indicator.</summary>
    long IndicatorId { get; }

    /// <summary>For a number of the cube: the canonical text of its place.</summary>
    string Scope { get; }

    /// <summary>The id of the risk, or of the number that is watched for one; 0 for others.</summary>
    long RiskPartId { get; }

    /// <summary>For a target, a risk or a watched number: the id of its scope at that time.</summary>
    long? ScopeId { get; }

    /// <summary>For a target: the id of its indicator at that time; absent where that is not known.</summary>
    long? TargetIndicatorId { get; }
}
