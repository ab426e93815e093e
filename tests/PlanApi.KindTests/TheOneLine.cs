using System.Runtime.CompilerServices;
using PlanApi.Domain;
using PlanApi.KindTests.Couriers;

namespace PlanApi.KindTests;

/// <summary>
/// What a new kind needs besides the files of its own folder. In the product it stands in the table of <see cref="PartKind"/>.
/// </summary>
internal static class TheOneLine
{
    [ModuleInitializer]
    internal static void Add() => PartKind.Add(new(typeof(Courier)));
}
