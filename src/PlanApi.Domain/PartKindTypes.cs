using System.Reflection;

namespace PlanApi.Domain;

/// <summary>Where the files of the kinds of parts are.</summary>
public static class PartKindTypes
{
    /// <summary>The assemblies with a kind's own files: this one, and others that add kinds.</summary>
    public static IEnumerable<Assembly> AssembliesWith(Assembly assembly) =>
        PartKind.All.Select(kind => kind.Part.Assembly).Where(other => other != typeof(PartKind).Assembly).Prepend(assembly).Distinct();

    /// <summary>The types among which a kind's own classes are found.</summary>
    public static IEnumerable<Type> With(Assembly assembly) => AssembliesWith(assembly).SelectMany(other => other.GetTypes());
}
