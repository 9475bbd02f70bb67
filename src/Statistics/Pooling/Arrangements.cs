using System.Globalization;

namespace Equipoise.Statistics.Pooling;

/// <summary>All different ways to deal the rows of a model matrix to the studies: rows that are alike are not told apart.</summary>
internal sealed class Arrangements
{
    private readonly int[][] rowsOfKind;
    private readonly int studies;

    public Arrangements(DesignMatrix design)
    {
        studies = design.Rows;
        rowsOfKind = [.. Enumerable.Range(0, studies)
            .GroupBy(r => string.Join(' ', design.Row(r).ToArray().Select(c => (c + 0.0).ToString("R", CultureInfo.InvariantCulture))), StringComparer.Ordinal)
            .Select(g => g.ToArray())];
        Count = Number();
    }

    /// <summary>How many, or the greatest long if there are more than 10¹⁵.</summary>
    public long Count { get; }

    public Walk Start() => new(this);

    private long Number()
    {
        double ways = 1;
        long exact = 1, dealt = 0;
        foreach (var kind in rowsOfKind)
        {
            for (var i = 1; i <= kind.Length; i++)
            {
                dealt++;
                ways *= (double)dealt / i;
                if (ways > 1e15) return long.MaxValue;
                exact = (long)((Int128)exact * dealt / i);
            }
        }

        return exact;
    }

    /// <summary>One arrangement, in lexicographic order of the kinds dealt.</summary>
    internal sealed class Walk(Arrangements all)
    {
        private readonly int[] kinds = new int[all.studies];
        private readonly int[] left = new int[all.rowsOfKind.Length];

        /// <summary>The arrangement of that number, from 0.</summary>
        public void GoTo(long number)
        {
            for (var kind = 0; kind < left.Length; kind++) left[kind] = all.rowsOfKind[kind].Length;
            var ways = all.Count;
            for (var study = 0; study < kinds.Length; study++)
            {
                var kind = 0;
                long with = Ways(ways, kind, study);
                while (number >= with)
                {
                    number -= with;
                    with = Ways(ways, ++kind, study);
                }

                kinds[study] = kind;
                left[kind]--;
                ways = with;
            }
        }

        /// <summary>The one after it.</summary>
        public void Next()
        {
            var pivot = kinds.Length - 2;
            while (pivot >= 0 && kinds[pivot] >= kinds[pivot + 1]) pivot--;
            if (pivot < 0) return;
            var other = kinds.Length - 1;
            while (kinds[other] <= kinds[pivot]) other--;
            (kinds[pivot], kinds[other]) = (kinds[other], kinds[pivot]);
            Array.Reverse(kinds, pivot + 1, kinds.Length - pivot - 1);
        }

        /// <summary>Which study each row meets.</summary>
        public void Place(int[] studyOfRow)
        {
            Array.Clear(left);
            for (var study = 0; study < kinds.Length; study++) studyOfRow[all.rowsOfKind[kinds[study]][left[kinds[study]]++]] = study;
        }

        private long Ways(long ways, int kind, int study) => (long)((Int128)ways * left[kind] / (kinds.Length - study));
    }
}
