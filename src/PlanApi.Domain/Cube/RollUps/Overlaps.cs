namespace PlanApi.Domain.Cube.RollUps;

/// <summary>The places whose sum would count something twice.</summary>
internal static class Overlaps
{
    /// <summary>
    /// Marks the places above cells that overlap, unless one of them adds nothing, or a stored cell at the place or below it contains
    /// both.
    /// </summary>
    /// <param name="cells">The partition's cells over the frame.</param>
    /// <param name="nesting">Which of them overlap.</param>
    /// <param name="isZero">Whether a cell adds nothing; absent if that does not matter.</param>
    /// <returns>By place; null where there is none.</returns>
    public static bool[]? Mark(Scatter cells, Nesting nesting, Func<int, bool>? isZero)
    {
        if (nesting.Overlaps.Count == 0)
            return null;
        var marked = new bool[cells.Parts.Length];
        foreach (var overlap in nesting.Overlaps)
            Mark(nesting, overlap, isZero, cells.PlacesAbove, marked);
        return marked;
    }

    /// <summary>Marks those of one overlap.</summary>
    public static void Mark(Nesting nesting, Overlap overlap, Func<int, bool>? isZero, Func<int, IEnumerable<int>> above, bool[] marked)
    {
        var one = Array.FindIndex(overlap.Ones, cell => isZero?.Invoke(cell) != true);
        var other = Array.FindIndex(overlap.Others, cell => isZero?.Invoke(cell) != true);
        if (one < 0 || other < 0)
            return;
        var (cell, its) = (overlap.Ones[one], overlap.Others[other]);
        var places = above(cell).Intersect(above(its)).ToHashSet();
        if (places.Count == 0)
            return;
        foreach (var container in nesting.ContainersOf(cell).Intersect(nesting.ContainersOf(its)))
            places.ExceptWith(above(container));
        foreach (var place in places)
            marked[place] = true;
    }
}
