using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Access;

/// <summary>The rights of a key. Each role has the rights of the roles before it, but for the monitor's.</summary>
public enum Role
{
    /// <summary>Reads the service's metrics, and nothing else.</summary>
    Monitor,
    Viewer,
    Contributor,
    Planner,
    Committee,
    Admin,
}

/// <summary>The permission that a use case needs.</summary>
/// <param name="Role">The least role.</param>
/// <param name="WholePlan">Whether it shows or touches the whole plan, so that a key limited to some members may not use it.</param>
/// <param name="EveryPlan">Whether it concerns the whole service, so that a key limited to some plans may not use it.</param>
/// <param name="ByIndicator">
/// Whether it keeps to the caller's indicators. What does not say so may not be used by a key that is limited to some.
/// </param>
public sealed record Permission(Role Role, bool WholePlan = false, bool EveryPlan = false, bool ByIndicator = false)
{
    /// <summary>Read the things that the caller's grants show.</summary>
    public static readonly Permission Read = new(Role.Viewer);

    /// <summary>The same, by what keeps to the caller's indicators.</summary>
    public static readonly Permission ReadByIndicator = Read with { ByIndicator = true };

    /// <summary>Read the whole plan, its history included.</summary>
    public static readonly Permission ReadWholePlan = new(Role.Viewer, WholePlan: true);

    /// <summary>Enter actuals and forecasts where the caller's grants reach.</summary>
    public static readonly Permission Contribute = new(Role.Contributor);

    /// <summary>The same, by what keeps to the caller's indicators.</summary>
    public static readonly Permission ContributeByIndicator = Contribute with { ByIndicator = true };

    /// <summary>Write to things that show the whole plan, such as a review.</summary>
    public static readonly Permission ContributeWhole = new(Role.Contributor, WholePlan: true);

    /// <summary>Have events of the plan sent to an address outside.</summary>
    public static readonly Permission Send = new(Role.Planner, ByIndicator: true);

    /// <summary>Change the plan's parts where the caller's grants reach.</summary>
    public static readonly Permission Plan = new(Role.Planner);

    /// <summary>The same, by what keeps to the caller's indicators.</summary>
    public static readonly Permission PlanByIndicator = Plan with { ByIndicator = true };

    /// <summary>Create, import, delete plans.</summary>
    public static readonly Permission PlanWhole = new(Role.Planner, WholePlan: true);

    /// <summary>Approve a plan, waive findings.</summary>
    public static readonly Permission Decide = new(Role.Committee, WholePlan: true);

    /// <summary>Manage the service: its API keys.</summary>
    public static readonly Permission Administer = new(Role.Admin, WholePlan: true, EveryPlan: true);

    /// <summary>Read the service's metrics, which tell of everybody's requests.</summary>
    public static readonly Permission ReadMetrics = Administer with { Besides = Role.Monitor };

    /// <summary>A role below the least one that has this permission too.</summary>
    public Role? Besides { get; private init; }

    /// <summary>Why the caller may not do what needs this permission; null where the caller may.</summary>
    /// <param name="identity">The caller; null for a stranger.</param>
    /// <param name="plan">The plan that it is about, if there is one.</param>
    public Failure? RefusalTo(Identity? identity, Code? plan = null)
    {
        if (identity is null)
            return new Unauthenticated();
        if (identity.Role < Role && identity.Role != Besides)
            return new Forbidden($"the role '{CamelCase.Of(Role)}'");
        if (plan is { } code && !identity.MaySee(code))
            return NotFound.Plan(code);
        if (EveryPlan && identity.Plans is not null)
            return new Forbidden("a key that is not limited to some plans");
        if (WholePlan && identity.Members is not null)
            return new Forbidden("a key that is not limited to some members");
        return !ByIndicator && identity.Indicators is not null ? new Forbidden("a key that is not limited to some indicators") : null;
    }
}
