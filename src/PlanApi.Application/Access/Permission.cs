using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Access;

/// <summary>The rights of a key. Each role has the rights of the roles before it.</summary>
public enum Role
{
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
public sealed record Permission(Role Role, bool WholePlan = false, bool EveryPlan = false)
{
    /// <summary>Read the things that the caller's grants show.</summary>
    public static readonly Permission Read = new(Role.Viewer);

    /// <summary>Read the whole plan, its history included.</summary>
    public static readonly Permission ReadWholePlan = new(Role.Viewer, WholePlan: true);

    /// <summary>Enter actuals and forecasts where the caller's grants reach.</summary>
    public static readonly Permission Contribute = new(Role.Contributor);

    /// <summary>Write to things that show the whole plan, such as a review.</summary>
    public static readonly Permission ContributeWhole = new(Role.Contributor, WholePlan: true);

    /// <summary>Have events of the plan sent to an address outside.</summary>
    public static readonly Permission Send = new(Role.Planner);

    /// <summary>Change the plan's parts where the caller's grants reach.</summary>
    public static readonly Permission Plan = new(Role.Planner);

    /// <summary>Create, import, delete plans.</summary>
    public static readonly Permission PlanWhole = new(Role.Planner, WholePlan: true);

    /// <summary>Approve a plan, waive findings.</summary>
    public static readonly Permission Decide = new(Role.Committee, WholePlan: true);

    /// <summary>Manage the service: its API keys.</summary>
    public static readonly Permission Administer = new(Role.Admin, WholePlan: true, EveryPlan: true);

    /// <summary>Read the service's metrics, which tell of everybody's requests.</summary>
    public static readonly Permission ReadMetrics = new(Role.Admin, WholePlan: true, EveryPlan: true);

    /// <summary>Why the caller may not do what needs this permission; null where the caller may.</summary>
    /// <param name="identity">The caller; null for a stranger.</param>
    /// <param name="plan">The plan that it is about, if there is one.</param>
    public Failure? RefusalTo(Identity? identity, Code? plan = null)
    {
        if (identity is null)
            return new Unauthenticated();
        if (identity.Role < Role)
            return new Forbidden($"the role '{CamelCase.Of(Role)}'");
        if (plan is { } code && !identity.MaySee(code))
            return NotFound.Plan(code);
        if (EveryPlan && identity.Plans is not null)
            return new Forbidden("a key that is not limited to some plans");
        return WholePlan && identity.Members is not null ? new Forbidden("a key that is not limited to some members") : null;
    }
}
