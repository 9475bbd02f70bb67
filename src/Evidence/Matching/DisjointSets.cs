namespace Equipoise.Evidence.Matching;

/// <summary>Sets that are joined and never parted (union by size with path halving; Tarjan and van Leeuwen 1984, doi:10.1145/62.2160).</summary>
internal sealed class DisjointSets(int count)
{
    private readonly int[] parents = [.. Enumerable.Range(0, count)];
    private readonly int[] sizes = [.. Enumerable.Repeat(1, count)];

    public int Find(int item)
    {
        while (parents[item] != item) item = parents[item] = parents[parents[item]];
        return item;
    }

    public void Join(int a, int b)
    {
        (a, b) = (Find(a), Find(b));
        if (a == b) return;
        if (sizes[a] < sizes[b]) (a, b) = (b, a);
        parents[b] = a;
        sizes[a] += sizes[b];
    }
}
