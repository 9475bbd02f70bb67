namespace Equipoise.Site.Claims;

/// <summary>A page of our own writing, in the manner of those that sell cells; the clinic does not exist.</summary>
internal static class ExamplePage
{
    public const string Text = """
        # Stem cell therapy for autism at Harbour Light Clinic

        Harbour Light Clinic does not exist. This page was written to show how pages are checked.

        ## Why families choose us

        Our stem cells cure autism in nine out of ten children.
        The therapy is completely safe and has no side effects.
        Mesenchymal stem cells reduce inflammation in the brain and repair damaged connections.

        ## What the science says

        In 2017 Duke University gave 25 children an infusion of their own cord blood and saw improvements over the following months.
        A study in China found that 37 children improved on the CARS after cord blood cells, compared with a control group.
        In a larger placebo-controlled trial at Duke in 2020, cord blood did not improve social communication in the children as a whole.
        Nothing is known to cure autism.

        ## What parents say

        > "After the second infusion my son said his first words. It was a miracle," writes a mother.

        ## Price and approval

        The package with four infusions costs $14,900, and you save 20 % if you book this month.
        Our laboratory is registered with the FDA, so the treatment is FDA approved.
        Some children may sleep better for a few weeks, but larger trials with a placebo group are needed.
        """;
}
