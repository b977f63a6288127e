import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Holds PDF files against veraPDF's own profiles; one line for each file and profile, and for each rule that is broken. */
public class VeraReferee {
    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String asked : args[0].split(",")) {
            ValidationProfile profile = profile(asked);
            for (int number = 1; number < args.length; number++) {
                try (PDFAParser parser = Foundries.defaultInstance().createParser(
                        new FileInputStream(args[number]), profile.getPDFAFlavour());
                     PDFAValidator validator = ValidatorFactory.createValidator(profile, 100, false, false, false)) {
                    Set<String> broken = new TreeSet<>();
                    for (TestAssertion one : validator.validate(parser).getTestAssertions()) {
                        if (one.getStatus() == TestAssertion.Status.FAILED) {
                            broken.add(one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber() + "\t"
                                + one.getMessage().replaceAll("\\s+", " ") + "\t" + one.getLocation().getContext());
                        }
                    }
                    System.out.println("FILE\t" + asked + "\t" + args[number] + "\t" + profile.getRules().size());
                    broken.forEach(line -> System.out.println("BROKEN\t" + line));
                }
            }
        }
    }

    private static ValidationProfile profile(String name) throws Exception {
        Element root;
        try (InputStream file = Foundries.class.getResourceAsStream("validation/" + name + ".xml")) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file).getDocumentElement();
        }
        PDFAFlavour flavour = PDFAFlavour.valueOf(root.getAttribute("flavour"));
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : below(root, "rule")) {
            Element id = below(rule, "id").get(0);
            Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
            rules.add(Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                    PDFAFlavour.Specification.valueOf(id.getAttribute("specification")), id.getAttribute("clause"),
                    Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"), deferred, rule.getAttribute("tags"), text(rule, "description"),
                text(rule, "test"), Profiles.errorFromValues(text(rule, "message"), new ArrayList<>()),
                new ArrayList<>()));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element one : below(root, "variable")) {
            variables.add(Profiles.variableFromValues(
                one.getAttribute("name"), one.getAttribute("object"), text(one, "defaultValue"), text(one, "value")));
        }
        return Profiles.profileFromValues(
            flavour, Profiles.profileDetailsFromValues(name, "", "", new Date(0)), "", rules, variables);
    }

    private static List<Element> below(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int number = 0; number < found.getLength(); number++) {
            elements.add((Element) found.item(number));
        }
        return elements;
    }

    private static String text(Element element, String name) {
        return below(element, name).get(0).getTextContent();
    }
}
