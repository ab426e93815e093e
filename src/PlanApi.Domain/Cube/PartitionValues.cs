using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Cube;

public static class PartitionValues
{
    /// <summary>The value stored at a place, in steps of 1/10,000; null where none is.</summary>
    public static long? ValueAt(this Partition partition, int scope, Period period) =>
        partition.Find(scope, period) is >= 0 and var cell ? partition.Values[cell] : null;
}
