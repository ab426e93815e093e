namespace PlanApi.Application.Access;

/// <summary>The way by which a request came in. The numbers are part of the history's hashes: they never change.</summary>
public enum Door
{
    /// <summary>REST.</summary>
    Rest = 1,

    /// <summary>GraphQL.</summary>
    Graphql = 2,

    /// <summary>A command on the machine itself.</summary>
    CommandLine = 3,

    /// <summary>The service itself, such as for lights and reminders.</summary>
    Service = 4,
}
