namespace Equipoise.Statistics.Heterogeneity;

/// <summary>How the variance between the true effects of the studies, τ², is estimated.</summary>
public enum HeterogeneityMethod
{
    /// <summary>Equal effects: τ² is 0 by assumption.</summary>
    EE,

    /// <summary>Fixed effects: the same arithmetic as <see cref="EE"/>, meant for these studies only.</summary>
    FE,

    /// <summary>DerSimonian R, Laird N (1986). Controlled Clinical Trials 7:177–188. doi:10.1016/0197-2456(86)90046-2.</summary>
    DL,

    /// <summary>Hedges LV (1983). Psychological Bulletin 93:388–395; Cochran's ANOVA estimator. doi:10.1037/0033-2909.93.2.388.</summary>
    HE,

    /// <summary>Hunter JE, Schmidt FL (1990). Methods of Meta-Analysis.</summary>
    HS,

    /// <summary>The same with a small-sample correction. Brannick MT et al. (2019). Organizational Research Methods 22:490–514. doi:10.1177/1094428117725967.</summary>
    HSk,

    /// <summary>Sidik K, Jonkman JN (2005). Applied Statistics 54:367–384. doi:10.1111/j.1467-9876.2005.00489.x.</summary>
    SJ,

    /// <summary>Sidik and Jonkman's estimator iterated until it stands: τ² ← τ² Q(τ²)/(k − p) stands still at Paule and Mandel's root, which is reached here directly.</summary>
    SJIT,

    /// <summary>Maximum likelihood. Hardy RJ, Thompson SG (1996). Statistics in Medicine 15:619–629. doi:10.1002/(SICI)1097-0258(19960330)15:6&lt;619::AID-SIM188&gt;3.0.CO;2-A.</summary>
    ML,

    /// <summary>Restricted maximum likelihood. Raudenbush SW (2009). In: Cooper H et al., The Handbook of Research Synthesis and Meta-Analysis, 295–315.</summary>
    REML,

    /// <summary>Empirical Bayes. Morris CN (1983). JASA 78:47–55. doi:10.1080/01621459.1983.10477920. The same root as <see cref="PM"/>, with another standard error.</summary>
    EB,

    /// <summary>Paule RC, Mandel J (1982). doi:10.6028/jres.087.022.</summary>
    PM,

    /// <summary>Median-unbiased Paule–Mandel: Q equals its median. Viechtbauer W (2021). In: Schmid CH et al., Handbook of Meta-Analysis, 219–229.</summary>
    PMM,
}
