extern alias client;
using System.Reflection;
using PlanApi.Application;
using PlanApi.Domain.Plans;

namespace PlanApi.IntegrationTests.Architecture;

/// <summary>A plan's numbers are exact: no binary fraction goes in or out of the plan's arithmetic.</summary>
public sealed class ExactNumberTests
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void NoBinaryFraction_IsInThePublicSurface()
    {
        Type[] types =
        [
            .. typeof(Plan).Assembly.GetExportedTypes(),
            .. typeof(ApplicationServices).Assembly.GetExportedTypes(),
            .. typeof(client::PlanApi.Client.PlanClient).Assembly.GetExportedTypes(),
        ];

        Assert.Empty(
            types.SelectMany(type => Mentioned(type).Where(pair => IsBinaryFraction(pair.Type)).Select(pair => $"{type}.{pair.Name}"))
        );
    }

    private static IEnumerable<(string Name, Type Type)> Mentioned(Type type) =>
        [
            .. type.GetFields(Public).Select(field => (field.Name, field.FieldType)),
            .. type.GetProperties(Public).Select(property => (property.Name, property.PropertyType)),
            .. type.GetMethods(Public)
                .SelectMany(method =>
                    method
                        .GetParameters()
                        .Select(parameter => (method.Name, parameter.ParameterType))
                        .Append((method.Name, method.ReturnType))
                ),
            .. type.GetConstructors(Public)
                .SelectMany(constructor => constructor.GetParameters().Select(parameter => (constructor.Name, parameter.ParameterType))),
        ];

    private static bool IsBinaryFraction(Type type) =>
        type == typeof(double)
        || type == typeof(float)
        || type == typeof(Half)
        || (type.IsGenericType && type.GetGenericArguments().Any(IsBinaryFraction))
        || (type.HasElementType && IsBinaryFraction(type.GetElementType()!));
}
