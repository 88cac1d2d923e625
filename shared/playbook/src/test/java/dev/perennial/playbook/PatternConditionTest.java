package dev.perennial.playbook;

import static dev.perennial.playbook.Fixtures.ada;
import static dev.perennial.playbook.Fixtures.event;
import static dev.perennial.playbook.Fixtures.nobody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.document.CustomerDocument;
import dev.perennial.domain.attributes.Attribute;
import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.attributes.AttributeType;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.Money;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternConditionTest {
    private static final AttributeCatalog PLANS = new AttributeCatalog(
            new TreeMap<>(Map.of(
                    "plan",
                    new Attribute(
                            "plan",
                            new AttributeType.Text(),
                            EnumSet.allOf(Attribute.Use.class),
                            true,
                            false,
                            false,
                            Optional.empty()))),
            true);

    private static final Event NINE = event(new Fact.SurveyAnswered("nps", 9, Optional.empty(), Optional.empty()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'event':{'type':['SurveyAnswered']}}",
                "{'event':{'data':{'survey':['nps'],'score':[{'numeric':['>=',9]}]}}}",
                "{'event':{'backfill':[false]}}",
                "{'customer':{'stage':['LOYAL','ADVOCATE']}}",
                "{'customer':{'orders':[{'numeric':['>=',4]}]}}",
                "{'customer':{'spent':{'EUR':[{'numeric':['>',123.4,'<',123.6]}]}}}",
                "{'customer':{'npsScore':[9]}}",
                "{'customer':{'csatScore':[{'numeric':['<=',2]}]}}",
                "{'customer':{'locale':[{'prefix':'de'}]}}",
                "{'customer':{'firstTouch':{'source':['google']}}}",
                "{'customer':{'consent':{'marketing':{'state':['granted']}}}}",
                "{'customer':{'openComplaints':['K-1']}}",
                "{'customer':{'segments':['loyal-buyers']}}",
                "{'segment':'loyal-buyers'}",
                "{'segment':['sleepers','germans'],'customer':{'stage':['LOYAL']}}",
                "{'$or':[{'segment':'sleepers'},{'segment':'germans'}]}",
                "{'customer':{'suppressed':{'because':[{'exists':true}]}}}",
                "{'customer':{'$or':[{'orders':[0]},{'stage':['LOYAL']}]}}",
                "{'$or':[{'customer':{'orders':[0]}},{'event':{'data':{'score':[9]}}}]}",
            })
    void holds(String pattern) {
        assertThat(holds(pattern, ada(), NINE, "SurveyAnswered")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'event':{'type':['PurchaseCompleted']}}",
                "{'event':{'data':{'score':[{'numeric':['<=',6]}]}}}",
                "{'event':{'backfill':[true]}}",
                "{'customer':{'stage':['LEAD']}}",
                "{'customer':{'segments':['sleepers']}}",
                "{'segment':'sleepers'}",
                "{'segment':'germans','customer':{'stage':['LEAD']}}",
                "{'customer':{'stage':[{'anything-but':['LOYAL']}]}}",
                "{'customer':{'orders':[{'numeric':['>',4]}]}}",
                "{'customer':{'spent':{'USD':[{'exists':true}]}}}",
                "{'customer':{'npsScore':[{'exists':false}]}}",
                "{'customer':{'consent':{'marketing':{'state':['withdrawn']}}}}",
                "{'customer':{'orders':[4]},'event':{'data':{'score':[8]}}}",
            })
    void doesNotHold(String pattern) {
        assertThat(holds(pattern, ada(), NINE, "SurveyAnswered")).isFalse();
    }

    @Test
    void whatIsNotKnownDoesNotExist() {
        assertThat(holds("{'customer':{'npsScore':[{'exists':false}],'orders':[0]}}", nobody(), NINE, "SurveyAnswered"))
                .isTrue();
    }

    @Test
    void anAnnouncementBringsNoDataOfTheEventBehindIt() {
        assertThat(holds("{'event':{'data':{'score':[{'exists':true}]}}}", ada(), NINE, "DetractorReported"))
                .isFalse();
        assertThat(holds("{'customer':{'npsScore':[9]}}", ada(), NINE, "DetractorReported"))
                .isTrue();
    }

    @Test
    void theTypeOfAnEventIsItsNameWhicheverSegmentItIsAbout() {
        assertThat(holds("{'event':{'type':['SegmentEntered']}}", ada(), NINE, "SegmentEntered/germans"))
                .isTrue();
    }

    @Test
    void amountsOfAPurchaseCountInMinorUnits() {
        Event purchase = event(new Fact.PurchaseCompleted("A-1", new Money(4_998, "EUR"), List.of()));
        assertThat(holds(
                        "{'event':{'data':{'total':{'amount':[4998],'currency':['EUR']}}}}",
                        ada(),
                        purchase,
                        "PurchaseCompleted"))
                .isTrue();
    }

    @Test
    void whatIsNoPatternIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> holds("{'customer':{'stage':'LOYAL'}}", ada(), NINE, "x"))
                .withMessageContaining("stage");
    }

    @Test
    void aPatternSeesWhatTheTableShows() {
        ObjectNode seen = view(ConditionView.CUSTOMER_FIELDS);
        Map<String, Object> shown = CustomerDocument.of(ada());
        assertThat(seen.remove("nextCategory").textValue()).isEqualTo("cups");
        for (String field : ConditionView.CUSTOMER_FIELDS) {
            if (field.equals(Categories.NEXT)) {
                continue;
            }
            JsonNode inTable = new ObjectMapper().valueToTree(shown.get(field));
            if (field.equals("spent")) {
                assertThat(seen.at("/spent/EUR").isNumber()).isTrue();
                assertThat(seen.at("/spent/EUR").asText())
                        .isEqualTo(inTable.path("EUR").textValue());
            } else if (field.equals("renewal")) {
                assertThat(seen.at("/renewal/probability").isNumber()).isTrue();
                assertThat(seen.at("/renewal/probability").asText())
                        .isEqualTo(inTable.path("probability").textValue());
                assertThat(seen.at("/renewal/dueOn")).isEqualTo(inTable.path("dueOn"));
            } else if (field.equals("prediction")) {
                assertThat(seen.at("/prediction/buysWithin").isNumber()).isTrue();
                assertThat(seen.at("/prediction/buysWithin").asText())
                        .isEqualTo(inTable.path("buysWithin").textValue());
                assertThat("EUR " + seen.at("/prediction/worth/EUR").asText())
                        .isEqualTo(inTable.path("worth").textValue());
            } else {
                assertThat(seen.get(field).toString())
                        .as(field)
                        .isNotEqualTo("null")
                        .isEqualTo(inTable.toString());
            }
        }
    }

    @Test
    void aPatternComparesWhatAModelPredicts() {
        assertThat(holds("{'customer':{'prediction':{'buysWithin':[{'numeric':['<',0.2]}]}}}", ada(), NINE, "x"))
                .isTrue();
        assertThat(holds("{'customer':{'prediction':{'buysWithin':[{'numeric':['<',0.15]}]}}}", ada(), NINE, "x"))
                .isFalse();
        assertThat(holds("{'customer':{'prediction':{'worthTenth':[1,2]}}}", ada(), NINE, "x"))
                .isTrue();
        assertThat(holds("{'customer':{'prediction':{'worthTenth':[1]}}}", ada(), NINE, "x"))
                .isFalse();
        assertThat(holds("{'customer':{'prediction':{'worth':{'EUR':[{'numeric':['>=',12]}]}}}}", ada(), NINE, "x"))
                .isTrue();
    }

    @Test
    void aPatternAsksForTheCategoriesBoughtAndTheNextOne() {
        assertThat(holds("{'customer':{'categories':['tea']}}", ada(), NINE, "x"))
                .isTrue();
        assertThat(holds("{'customer':{'categories':['cups']}}", ada(), NINE, "x"))
                .isFalse();
        assertThat(holds("{'customer':{'nextCategory':['cups']}}", ada(), NINE, "x"))
                .isTrue();
        assertThat(holds("{'customer':{'nextCategory':[{'exists':false}]}}", nobody(), NINE, "x"))
                .isTrue();
    }

    @Test
    void whatIsNotAskedForIsNotShown() {
        assertThat(view(Set.of("orders")).properties()).hasSize(1);
    }

    private static ObjectNode view(Set<String> fields) {
        return (ObjectNode) ConditionView.of(ada(), NINE, "SurveyAnswered", fields, Fixtures.SHOP, PLANS)
                .required("customer");
    }

    private static boolean holds(String pattern, Customer customer, Event event, String type) {
        try {
            return new PatternCondition(
                            ConditionPattern.of(new ObjectMapper().readTree(pattern.replace('\'', '"'))), Fixtures.SHOP)
                    .holds(customer, event, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
