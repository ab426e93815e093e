using System.Reflection;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Http;

/// <summary>Every way in which a request can be refused.</summary>
internal static class KnownFailures
{
    /// <summary>One of each kind, its values being their names in braces.</summary>
    public static IReadOnlyList<Failure> All { get; } = [.. Make()];

    /// <summary>The codes that come with a status.</summary>
    public static IEnumerable<string> CodesOf(int status) =>
        All.Where(failure => Problem.StatusOf(failure) == status && failure.Code[0] != '{')
            .Select(failure => failure.Code)
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static IEnumerable<Failure> Make() =>
        from assembly in new[] { typeof(Failure).Assembly, typeof(Problem).Assembly }
        from type in assembly.GetTypes()
        where type.IsSubclassOf(typeof(Failure)) && !type.IsAbstract
        let constructor = type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First()
        select (Failure)constructor.Invoke([.. constructor.GetParameters().Select(Sample)]);

    private static object? Sample(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        // Numbers cannot be names; different ones at least tell two of them apart.
        if (type == typeof(long) || type == typeof(int))
            return Convert.ChangeType(parameter.Position + 3, type);
        var name = $"{{{char.ToLowerInvariant(parameter.Name![0])}{parameter.Name[1..]}}}";
        if (type.IsAssignableFrom(typeof(string)))
            return name;
        if (type.IsAssignableFrom(typeof(string[])))
            return new[] { name };
        if (type.IsAssignableFrom(typeof(Fault[])))
            return new[] { new Fault("", "", ""), new Fault("", "", "") };
        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }
}
